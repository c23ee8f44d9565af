import { explainJson } from '../explain/explain-json';
import { explainText } from '../explain/explain-text';
import { explainTo } from '../explain/question';
import { meshHint } from '../facts/mesh-hint';
import { readFacts } from '../facts/read-facts';
import { openNetwork } from '../folder/open-network';
import { problemLines } from '../output/problem-lines';
import { Run } from './Command';
import { statusOf } from './statuses';

/** `callboard explain`: one call, station by station. */
export const explainCall: Run = async (given, world) => {
  const { operands, values } = given;
  const { network, problems } = await openNetwork(
    world.folder,
    operands[0],
    await readFacts(given, world),
  );
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
