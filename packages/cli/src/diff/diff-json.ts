import { Comparison } from './comparison';
import { Difference } from './differences';

/** One connection or pair a line; docs/cli.md has its schema. */
export function* diffJson({
  ends,
  differences,
  workloads,
}: Comparison): Generator<string> {
  const pair = ({ from, to }: Difference) => ({
    from: ends[from],
    to: ends[to],
  });
  const connections = (side: 'before' | 'after') => (one: Difference) =>
    one[side].map(way => ({ ...pair(one), ...way }));
  const added = differences.filter(({ before }) => before.length === 0);
  const removed = differences.filter(({ after }) => after.length === 0);
  const changed = differences.filter(
    ({ before, after }) => before.length > 0 && after.length > 0,
  );
  yield '{"version":1,"added":';
  yield* list(added.flatMap(connections('after')));
  yield ',"removed":';
  yield* list(removed.flatMap(connections('before')));
  yield ',"changed":';
  yield* list(
    changed.map(one => ({
      ...pair(one),
      before: one.before,
      after: one.after,
    })),
  );
  yield `,"workloads":${JSON.stringify(workloads)}}\n`;
}

function* list(items: unknown[]): Generator<string> {
  yield '[';
  let separator = '\n';
  for (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield items.length ? '\n]' : ']';
}
