import { Problem, SnapshotObject } from '../snapshot';
import { Understood } from './understand';

/** Is it for all namespaces? */
function isForAll(is: Understood['is'], { kind }: SnapshotObject): boolean {
  return (
    is === 'namespace' ||
    is === 'admin-policy' ||
    kind === 'CiliumClusterwideNetworkPolicy'
  );
}

/** Of objects with one name only one can be in the cluster: which one no manifest tells. Of Gateways only who asks for one has to know. */
export function twiceIn(all: Understood[]): Problem[] {
  const ids = new Set(all.map(({ id }) => id));
  if (ids.size === all.length) return [];
  const problems: Problem[] = [];
  const firsts = new Map<string, SnapshotObject>();
  for (const { is, id, object } of all) {
    if (is === 'nothing' || is.startsWith('gateway')) continue;
    const first = firsts.get(id);
    if (first) problems.push(problemOf(object, first, is));
    else firsts.set(id, object);
  }
  return problems;
}

function problemOf(
  { kind, metadata: { namespace = 'default', name }, at }: SnapshotObject,
  first: SnapshotObject,
  is: Understood['is'],
): Problem {
  return {
    ...at,
    ...(!isForAll(is, first) && { namespace }),
    message: `${kind} ${name} stands in ${first.at.path}:${first.at.line}, too: only one of them can be in the cluster`,
  };
}
