import { istioIn } from '../../network/facts';
import { Network } from '../../network/network';
import { Understood } from '../../network/understand';
import { bothWays, podsIn, Touch } from './touch';

/** All ways, where there may be waypoints: any of them may go by one. */
export function touchedByGateway(
  _: Understood[],
  [{ facts }]: Network[],
): Touch[] {
  return istioIn(facts.mesh)?.kind === 'istio-ambient'
    ? bothWays(podsIn(undefined))
    : [];
}

/**
 * All ways, where a waypoint is in either state and the object may be about its pods or be read by it: the ways that go by
 * it are not known here. What could not be read may be anything; workloads and Services are only about their own.
 */
export function touchedByWaypoints(
  versions: Understood[],
  states: Network[],
): Touch[] {
  const aboutThemselves = ['workload', 'service', 'nothing'];
  const isAboutItself = versions.some(({ is }) => aboutThemselves.includes(is));
  return !isAboutItself && states.some(({ waypoints }) => waypoints.length > 0)
    ? touchedByGateway(versions, states)
    : [];
}
