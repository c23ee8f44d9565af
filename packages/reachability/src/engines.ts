import { adminPolicyKinds } from './admin-policy/kinds';
import { ciliumKinds } from './cilium/kinds';
import { istioKinds, waypointKinds } from './istio/kinds';
import { Kind, kindsOf } from './kind';
import { linkerdKinds } from './linkerd/kinds';
import { networkPolicyKinds } from './network-policy/kinds';
import { unreadKindsOf } from './network/unread-policies';
import { serviceKinds } from './service/kinds';
import { workloadKinds } from './workload/kinds';

/** Where a Service is reached: its endpoints, and its addresses outside the cluster. */
const addressKinds: Kind[] = [
  ...kindsOf('discovery.k8s.io', { EndpointSlice: 'endpointslices' }),
  ...kindsOf('networking.k8s.io', { Ingress: 'ingresses' }),
  ...kindsOf('gateway.networking.k8s.io', { Gateway: 'gateways' }),
];

/** By the engine that reads them, and what is theirs and nobody evaluates. */
const byEngine = {
  'network-policy': networkPolicyKinds,
  'admin-policy': adminPolicyKinds,
  cilium: [...ciliumKinds, ...unreadKindsOf.cilium],
  istio: [...istioKinds, ...unreadKindsOf.istio],
  waypoint: waypointKinds,
  linkerd: [...linkerdKinds, ...unreadKindsOf.linkerd],
};

/**
 * The engines, by the names that they have in `kindsRead`. What else is there, every answer depends on.
 * @public
 */
export const engineNames: readonly string[] = Object.keys(byEngine);

/**
 * The kinds that answers depend on, by what reads them: who has a cluster read needs the right to list these, and no
 * other. The last ones are not evaluated; where there is one, the answer says that it is not known. On those of `address`
 * no verdict depends.
 * @public
 */
export const kindsRead: Record<string, Kind[]> = {
  workload: workloadKinds,
  service: serviceKinds,
  address: addressKinds,
  ...byEngine,
  'not evaluated': [
    ...unreadKindsOf.others,
    // Routes to a Service within a mesh.
    ...['httproutes', 'grpcroutes', 'tcproutes', 'tlsroutes'].map(resource => ({
      group: 'gateway.networking.k8s.io',
      kind: '*',
      resource,
    })),
  ],
};
