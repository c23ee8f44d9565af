import { adminPolicyKinds } from './admin-policy/kinds';
import { ciliumKinds } from './cilium/kinds';
import { istioKinds, waypointKinds } from './istio/kinds';
import { Kind, kindsOf } from './kind';
import { linkerdKinds } from './linkerd/kinds';
import { networkPolicyKinds } from './network-policy/kinds';
import { unreadKinds } from './network/unread-policies';
import { serviceKinds } from './service/kinds';
import { workloadKinds } from './workload/kinds';

/**
 * The kinds that answers depend on, by what reads them: who has a cluster read needs the right to list these, and no
 * other. The last but one are not evaluated; where there is one, the answer says that it is not known. On the last no
 * verdict depends: they tell what runs behind a Service, and where it is reached from outside.
 * @public
 */
export const kindsRead: Record<string, Kind[]> = {
  workload: workloadKinds,
  service: serviceKinds,
  'network-policy': networkPolicyKinds,
  'admin-policy': adminPolicyKinds,
  cilium: ciliumKinds,
  istio: istioKinds,
  waypoint: waypointKinds,
  linkerd: linkerdKinds,
  'not evaluated': [
    ...unreadKinds,
    // Routes to a Service within a mesh.
    ...['httproutes', 'grpcroutes', 'tcproutes', 'tlsroutes'].map(resource => ({
      group: 'gateway.networking.k8s.io',
      kind: '*',
      resource,
    })),
  ],
  'live address': [
    ...kindsOf('discovery.k8s.io', { EndpointSlice: 'endpointslices' }),
    ...kindsOf('networking.k8s.io', { Ingress: 'ingresses' }),
  ],
};
