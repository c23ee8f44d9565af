import { istioIn } from '../../network/facts';
import { Network } from '../../network/network';
import { Understood } from '../../network/understand';
import { bothWays, podsIn, Touch } from './touch';

/** All ways of the pods of its namespace; of all pods where it is for the whole cluster or mesh. */
export function touchedByUnread(
  [{ object }]: Understood[],
  [{ facts }]: Network[],
): Touch[] {
  const { namespace } = object.metadata;
  const isForAll = namespace === istioIn(facts.mesh)?.rootNamespace;
  return bothWays(podsIn(isForAll ? undefined : namespace));
}
