import fc from 'fast-check';
import { Facts } from '../evaluator/question';
import { labels, maybe, oneOf, rarely } from './arbitraries';
import { adminPolicies } from './random-admin-policy';
import { ciliumPolicy } from './random-cilium-policy';
import { randomGateway } from './random-gateway';
import { randomHttp } from './random-http';
import { authorizationPolicy } from './random-authorization-policy';
import { peerAuthentication, requestAuthentication } from './random-istio';
import { linkerdAnnotations, randomLinkerd } from './random-linkerd';
import { randomNetworkPolicy } from './random-network-policy';
import { randomService } from './random-service';
import { randomWorkload } from './random-workload';
import {
  addresses,
  namespaceLabelValues,
  namespaceNames,
  rootNamespace,
  trustDomain,
} from './words';

const linkerds = (
  ['all-unauthenticated', 'cluster-authenticated'] as const
).map(defaultInboundPolicy => ({
  ...{ kind: 'linkerd' as const, namespace: 'linkerd', trustDomain },
  defaultInboundPolicy,
  clusterNetworks: ['10.0.0.0/8', 'fd00::/8'],
}));

const facts: fc.Arbitrary<Facts> = fc.record({
  clusterDomain: fc.constant('cluster.local'),
  enforcedBy: oneOf([
    'calico',
    'calico',
    'calico',
    'cilium',
    'cilium',
    'cilium',
    'ovn-kubernetes',
    'azure-npm',
    'aws-vpc-cni',
    'none',
    'unknown',
  ] as const),
  otherPolicies: oneOf(['none', 'none', 'none', 'unknown'] as const),
  mesh: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'none' as const }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: oneOf(['istio-sidecar', 'istio-ambient'] as const),
        trustDomain: fc.constant(trustDomain),
        rootNamespace: fc.constant(rootNamespace),
      }),
    },
    { weight: 2, arbitrary: oneOf(linkerds) },
  ),
});

/** A namespace, with an object of its own in three of four cases. */
const namespace = fc.record({
  name: fc.oneof(
    { weight: 8, arbitrary: oneOf(namespaceNames) },
    { weight: 1, arbitrary: fc.constant(rootNamespace) },
  ),
  hasObject: oneOf([true, true, true, false]),
  labels: labels(namespaceLabelValues),
  injection: oneOf([undefined, 'disabled', 'enabled', 'enabled', 'enabled']),
  revision: rarely(fc.constant('canary')),
  dataplane: oneOf([undefined, 'ambient', 'ambient', 'none']),
  waypoint: rarely(oneOf(['waypoint', 'none'])),
  waypointAmbient: maybe(oneOf(['waypoint', 'waypoint', 'none'])),
  waypointHome: rarely(oneOf(namespaceNames)),
  lie: rarely(oneOf(namespaceNames)),
  linkerd: fc.record({
    inject: oneOf([
      ...(Array(16).fill('enabled') as Array<'enabled'>),
      ...(['ingress', 'disabled', 'yes', undefined] as const),
    ]),
    config: linkerdAnnotations,
    webhooks: rarely(rarely(fc.constant('disabled'))),
  }),
});

/** In the namespace with this number; one in default says so or does not. */
const placed = <T>(content: fc.Arbitrary<T>) =>
  fc.record({ at: fc.nat(11), isExplicit: fc.boolean(), content });

const several = <T>(content: fc.Arbitrary<T>, minLength: number, max: number) =>
  fc.array(placed(content), { minLength, maxLength: max });

/** Facts, namespaces, workloads and policies; where each lies is a number. */
export const ingredients = fc.record({
  facts,
  addresses: fc.uniqueArray(oneOf(addresses), { minLength: 2, maxLength: 3 }),
  namespaces: fc.uniqueArray(namespace, {
    minLength: 2,
    maxLength: 3,
    selector: ({ name }) => name,
  }),
  workloads: several(randomWorkload, 2, 5),
  services: several(randomService, 0, 3),
  /** Of the first Service. */
  waypoint: rarely(oneOf(['waypoint', 'none'])),
  networkPolicies: several(randomNetworkPolicy, 0, 6),
  adminPolicies,
  ciliumPolicies: several(ciliumPolicy, 0, 4),
  http: several(randomHttp, 0, 2),
  peerAuthentications: several(peerAuthentication, 0, 3),
  authorizationPolicies: several(authorizationPolicy, 0, 3),
  requestAuthentications: several(requestAuthentication, 0, 1),
  gateways: several(randomGateway, 1, 3),
  linkerd: several(randomLinkerd, 1, 3),
});

/** What a random cluster is made from. */
export type Ingredients = typeof ingredients extends fc.Arbitrary<infer T>
  ? T
  : never;
