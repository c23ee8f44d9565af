import { MeshView } from '../matrix/mesh-view';
import { textsIn } from '../matrix/texts-in';
import { istioIn } from '../network/facts';
import { Network } from '../network/network';
import { Workload } from '../workload/workload';
import {
  changingCapture,
  changingTunnel,
  mayHaveZtunnel,
  membershipOf,
  whyUnknownMember,
} from './membership';
import { portsOfSidecar } from './sidecar';
import { bindingText } from './binding';
import { tunnelPort } from './wire-ports';

/** What Istio looks at. */
export const istioView: MeshView = {
  traitOf: (network, workload) =>
    JSON.stringify([
      workload.isOnHostNetwork,
      membershipOf(network, workload),
      whyUnknownMember(network, workload),
      mayHaveZtunnel(network, workload),
      changingCapture(workload),
      changingTunnel(workload),
      bindingText(network, workload),
    ]),
  deciding: (network, self) =>
    [
      ...network.servicesOf(self),
      ...network.peerAuthenticationsIn(rootOf(network)),
      ...network.peerAuthenticationsIn(self.namespace),
      ...network.peerAuthenticationsSelecting(self).map(one => one.policy),
      ...network.authorizationPoliciesSelecting(self).map(one => one.policy),
      ...policiesBefore(network, self),
    ].map(({ object }) => object),
  names: (network, self) => {
    const policies = [
      ...network.authorizationPoliciesSelecting(self).map(one => one.policy),
      ...policiesBefore(network, self),
    ];
    const rules = policies.flatMap(policy => policy.rules);
    return policies.length > 0
      ? textsIn(rules.map(({ from, when }) => [from, when]))
      : undefined;
  },
  cuts: (_, workload) =>
    [
      ...portsOfSidecar,
      tunnelPort,
      ...workload.ports.map(({ port }) => port),
    ].flatMap(port => [port, port + 1]),
};

/** Those that a waypoint before these pods may read. */
function policiesBefore(network: Network, self: Workload) {
  return bindingText(network, self) === 'none'
    ? []
    : network.authorizationPoliciesWithTargets;
}

function rootOf({ facts }: Network): string {
  return istioIn(facts.mesh)?.rootNamespace ?? '';
}
