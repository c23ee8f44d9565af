import { copiesName, grantName } from './grant-name';
import { peerSelector, selectorLabels } from './labels';
import { IngressRule } from './network-policy-on-the-wire';
import { Caller, Resolved } from './render-input';

/** Pods that a grant opens to its caller, by the policy of that name. */
export interface Opening {
  name: string;
  podLabels: Record<string, string>;
  rule: IngressRule;
}

/** What one grant opens: the service, or its waypoint where it has one, and where copies of the caller's requests go. */
export function openingsOf(
  { service, waypoint }: Resolved,
  caller: Caller,
): Opening[] {
  const { wirePorts, copies } = caller;
  return [
    {
      name: grantName(service, caller),
      podLabels: waypoint?.peer.podLabels ?? selectorLabels(service),
      rule: letsIn(caller, wirePorts),
    },
    ...(copies
      ? [
          {
            name: copiesName(service, caller),
            podLabels: copies.peer.podLabels,
            rule: letsIn(caller, copies.podPorts),
          },
        ]
      : []),
  ];
}

function letsIn({ peer }: Caller, ports: number[]): IngressRule {
  return {
    from: [peerSelector(peer)],
    ports: ports.map(port => ({ port, protocol: 'TCP' })),
  };
}
