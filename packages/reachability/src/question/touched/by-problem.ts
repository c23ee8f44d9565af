import { istioIn, linkerdIn, NetworkFacts } from '../../network/facts';
import { Problem } from '../../snapshot';
import { bothWays, podsIn, Touch } from './touch';

/**
 * All ways of the pods of the namespace that it concerns; to all pods where it is the root of the mesh, or where policies
 * of others may refer to what could not be read.
 */
export function touchedByProblem(
  { namespace }: Problem,
  { mesh }: NetworkFacts,
): Touch[] {
  const istio = istioIn(mesh);
  const isForAll =
    linkerdIn(mesh) ?? (istio && namespace === istio.rootNamespace);
  return [
    ...bothWays(podsIn(namespace)),
    ...(isForAll ? [{ ways: 'to' as const, podsIn: podsIn(undefined) }] : []),
  ];
}
