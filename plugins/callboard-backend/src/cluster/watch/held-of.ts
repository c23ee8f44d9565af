import { ClusterSighting } from '../ClusterSighting';
import { HeldPod } from '../project/Held';
import { KindWatch } from './KindWatch';
import { runningAlone } from './running-alone';

type Lists = Pick<
  ClusterSighting,
  'objects' | 'pods' | 'endpointSlices' | 'malformed'
>;

/** What is held of all kinds, put together. A list that holds what it held `before` is the one of before. */
export function heldOf(
  kinds: Pick<KindWatch, 'served' | 'holding'>[],
  before?: Lists,
): Lists {
  const held = kinds.flatMap(({ holding }) => [...holding.all()]);
  const pods = held.filter((one): one is HeldPod => one.is === 'pod');
  const byKind = new Map(
    kinds.map(({ served, holding }) => [
      `${served.group} ${served.kind}`,
      holding,
    ]),
  );
  const alone = runningAlone(pods, ({ group, kind, name }, namespace) =>
    byKind.get(`${group} ${kind}`)?.get(namespace, name),
  );
  return {
    objects: sameAs(before?.objects, [
      ...held.flatMap(one => (one.is === 'object' ? one.object : [])),
      ...alone,
    ]),
    pods: sameAs(
      before?.pods,
      pods.map(({ pod }) => pod),
    ),
    endpointSlices: sameAs(
      before?.endpointSlices,
      held.flatMap(one =>
        one.is === 'endpoint-slice' ? one.endpointSlice : [],
      ),
    ),
    malformed: sameAs(
      before?.malformed,
      held.flatMap(one => (one.is === 'malformed' ? one.malformed : [])),
    ),
  };
}

/** What is found out about a list holds as long as it. */
function sameAs<T>(before: T[] | undefined, after: T[]): T[] {
  const isSame =
    before?.length === after.length &&
    after.every((one, index) => one === before[index]);
  return isSame ? before : after;
}
