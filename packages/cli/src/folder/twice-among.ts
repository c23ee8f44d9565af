import type {
  NetworkPart,
  Problem,
  SnapshotObject,
} from '@callboard/reachability';

/** Objects of one name that no answer depends on: the engine finds the others. */
export function twiceAmong(parts: NetworkPart[]): Problem[] {
  const firsts = new Map<string, SnapshotObject>();
  const problems: Problem[] = [];
  for (const { is, id, object } of parts.flatMap(({ objects }) => objects)) {
    if (is !== 'nothing') continue;
    const first = firsts.get(id);
    if (!first) {
      firsts.set(id, object);
      continue;
    }
    const { kind, metadata, at } = object;
    problems.push({
      ...at,
      message: `${kind} ${metadata.name} stands in ${first.at.path}:${first.at.line}, too: only one of them can be in the cluster`,
    });
  }
  return problems;
}
