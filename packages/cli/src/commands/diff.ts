import type { Problem } from '@callboard/reachability';
import { Comparison, compareNetworks } from '../diff/comparison';
import { diffJson } from '../diff/diff-json';
import { diffMd } from '../diff/diff-md';
import { diffText } from '../diff/diff-text';
import { exitStatus } from '../exit-status';
import { meshHint } from '../facts/mesh-hint';
import { openNetworks } from '../folder/open-network';
import { problemLines } from '../output/problem-lines';
import { Run } from './Command';
import { statusOf } from './statuses';

const formats: Record<
  string,
  (comparison: Comparison, problems: Problem[]) => Iterable<string>
> = {
  text: diffText,
  json: diffJson,
  md: (comparison, problems) => [diffMd(comparison, problems)],
};

/** `callboard diff`: who gains, who loses. */
export const diff: Run = async (given, world) => {
  const { values, switches } = given;
  const [before, after] = await openNetworks(given, world);
  const problems = [
    ...placed('before', before.problems),
    ...placed('after', after.problems),
  ];
  const comparison = compareNetworks(before.network, after.network);
  const { differences, workloads } = comparison;
  const differs =
    differences.length + workloads.added.length + workloads.removed.length > 0;
  return {
    output: formats[values.output ?? 'text'](comparison, problems),
    remarks: [...problemLines(problems, given), ...meshHint(after.network)],
    status: statusOf(
      problems,
      given,
      differs && switches.has('exit-code') ? exitStatus.found : exitStatus.done,
    ),
  };
};

/** The same path may lie in both. */
function placed(side: string, problems: Problem[]): Problem[] {
  return problems.map(({ path, ...rest }) => ({
    path: `${side}: ${path}`,
    ...rest,
  }));
}
