import { Network } from '../../network/network';
import { bothWays, podsIn, Touch } from './touch';
import { Being } from './being';

/** All ways of its pods; where DNS is in it, policies may select that by its labels, too. */
export function touchedByNamespace(
  [{ object }]: Being<'namespace'>[],
  [{ facts }]: Network[],
): Touch[] {
  const { name } = object.metadata;
  return [
    ...bothWays(podsIn(name)),
    ...(facts.dns?.namespace === name
      ? [{ ways: 'from' as const, podsIn: podsIn(undefined) }]
      : []),
  ];
}
