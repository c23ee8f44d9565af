import { explainJson } from '../explain/explain-json';
import { explainText } from '../explain/explain-text';
import { explainTo } from '../explain/question';
import { meshHint } from '../facts/mesh-hint';
import { openNetworks } from '../folder/open-network';
import { problemLines } from '../output/problem-lines';
import { Run } from './Command';
import { statusOf } from './statuses';

/** `callboard explain`: one call, station by station. */
export const explainCall: Run = async (given, world) => {
  const { values } = given;
  const [{ network, problems }] = await openNetworks(given, world);
  const explained = explainTo(network, {
    from: values.from!,
    to: values.to!,
    port: values.port!,
  });
  return {
    output:
      values.output === 'json'
        ? [explainJson(explained, problems)]
        : explainText(explained),
    remarks: [...problemLines(problems, given), ...meshHint(network)],
    status: statusOf(problems, given),
  };
};
