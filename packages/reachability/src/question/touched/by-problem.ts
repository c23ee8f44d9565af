import { istioIn, NetworkFacts } from '../../network/facts';
import { Problem } from '../../snapshot';
import { bothWays, podsIn, Touch } from './touch';

/** All ways of the pods of the namespace that it concerns; to all pods where it is the root of the mesh. */
export function touchedByProblem(
  { namespace }: Problem,
  { mesh }: NetworkFacts,
): Touch[] {
  const istio = istioIn(mesh);
  const isOfRoot = istio && namespace === istio.rootNamespace;
  return [
    ...bothWays(podsIn(namespace)),
    ...(isOfRoot ? [{ ways: 'to' as const, podsIn: podsIn(undefined) }] : []),
  ];
}
