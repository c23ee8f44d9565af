import { Network } from '../../network/network';
import { Understood } from '../../network/understand';
import { Being } from './being';
import { touchedByAdminPolicy } from './by-admin-policy';
import { touchedByAuthorizationPolicy } from './by-authorization-policy';
import { touchedByGateway, touchedByWaypoints } from './by-gateway';
import { touchedByLinkerd } from './by-linkerd';
import { touchedByNamespace } from './by-namespace';
import { touchedByNetworkPolicy } from './by-network-policy';
import { touchedByPeerAuthentication } from './by-peer-authentication';
import { touchedByProblem } from './by-problem';
import { touchedByRequestAuthentication } from './by-request-authentication';
import { touchedByService } from './by-service';
import { touchedByUnread } from './by-unread';
import { touchedByWorkload } from './by-workload';
import { changedObjects, changedProblems } from './changed';
import { Touch } from './touch';

type TouchedBy<T> = (versions: T[], states: Network[]) => Touch[];

/** What the versions of an object touch that came, went or changed, by what it is. */
const touchedBy: { [Is in Understood['is']]: TouchedBy<Being<Is>> } = {
  workload: touchedByWorkload,
  service: touchedByService,
  namespace: touchedByNamespace,
  'network-policy': touchedByNetworkPolicy,
  'admin-policy': touchedByAdminPolicy,
  'cilium-policy': touchedByUnread,
  'peer-authentication': touchedByPeerAuthentication,
  'authorization-policy': touchedByAuthorizationPolicy,
  'request-authentication': touchedByRequestAuthentication,
  gateway: touchedByGateway,
  'gateway-class': touchedByGateway,
  'linkerd-server': touchedByLinkerd,
  'linkerd-authorization': touchedByLinkerd,
  'linkerd-route': touchedByLinkerd,
  'mesh-tls-authentication': touchedByLinkerd,
  'network-authentication': touchedByLinkerd,
  'egress-network': touchedByLinkerd,
  'external-workload': touchedByLinkerd,
  'not-evaluated': touchedByUnread,
  nothing: () => [],
};

/** The ways that may differ between two states: those on which something lies that changed. */
export function touchesBetween(before: Network, after: Network): Touch[] {
  const states = [before, after];
  return [
    ...changedObjects(before, after).flatMap(versions => {
      // TypeScript does not see that all versions are what the first one is.
      const touched = touchedBy[versions[0].is] as TouchedBy<Understood>;
      return [
        ...touched(versions, states),
        ...touchedByWaypoints(versions, states),
      ];
    }),
    ...changedProblems(before, after).flatMap(problem => [
      ...touchedByProblem(problem, after.facts),
      ...touchedByWaypoints([], states),
    ]),
  ];
}
