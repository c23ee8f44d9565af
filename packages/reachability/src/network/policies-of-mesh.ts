import { waypointClass } from '../istio/waypoint-pods';
import { PeerAuthentication } from '../istio/peer-authentication';
import { Target } from '../istio/target';
import { Selector } from '../labels/selector';
import { Problem, SnapshotObject } from '../snapshot';
import { Those } from './by-meaning';
import { byNamespace } from './by-namespace';
import { istioIn, MeshFacts } from './facts';
import { Network } from './network';
import { policiesSelecting } from './policies-selecting';

type Lookups = Pick<
  Network,
  | 'peerAuthenticationsIn'
  | 'peerAuthenticationsSelecting'
  | 'authorizationPoliciesSelecting'
  | 'requestAuthenticationsSelecting'
  | 'authorizationPoliciesWithTargets'
  | 'requestAuthenticationsWithTargets'
  | 'gatewaysNamed'
  | 'waypoints'
  | 'waypointClassesWithSettings'
>;

/** The policies of a mesh, and what is wrong with them; none without a mesh. */
export function policiesOfMesh(
  those: Those,
  mesh: MeshFacts,
): Lookups & { problems: Problem[] } {
  const istio = istioIn(mesh);
  const [ofPeers, ofCallers, ofTokens] = istio
    ? [
        those('peer-authentication').map(({ read }) => read),
        those('authorization-policy').flatMap(({ read }) => read ?? []),
        those('request-authentication').map(({ read }) => read),
      ]
    : [[], [], []];
  const gateways = istio ? those('gateway').map(({ read }) => read) : [];
  const gatewaysIn = byNamespace(gateways);
  const waypoints = gateways.filter(
    ({ className }) => className === waypointClass,
  );
  // "Policies in the root namespace apply to all namespaces", one with a selector to the pods that it matches.
  const ofAllAndOwn =
    <Policy>(policiesIn: (namespace: string) => Policy[]) =>
    (namespace: string) =>
      [...new Set([istio?.rootNamespace ?? namespace, namespace])].flatMap(
        policiesIn,
      );
  return {
    peerAuthenticationsIn: byNamespace(
      ofPeers.filter(({ selector }) => !selector?.length),
    ),
    peerAuthenticationsSelecting: policiesSelecting(
      byNamespace(ofPeers.filter(hasSelector)),
    ),
    authorizationPoliciesSelecting: policiesSelecting(
      ofAllAndOwn(byNamespace(ofCallers.filter(isForWorkloads))),
    ),
    requestAuthenticationsSelecting: policiesSelecting(
      ofAllAndOwn(byNamespace(ofTokens.filter(isForWorkloads))),
    ),
    authorizationPoliciesWithTargets: ofCallers.filter(
      one => !isForWorkloads(one),
    ),
    requestAuthenticationsWithTargets: ofTokens.filter(
      one => !isForWorkloads(one),
    ),
    gatewaysNamed: (namespace, name) =>
      gatewaysIn(namespace).filter(one => one.name === name),
    waypoints,
    waypointClassesWithSettings: those('gateway-class').filter(({ object }) =>
      hasSettings(object),
    ).length,
    problems: [...ofPeers, ...ofCallers, ...ofTokens, ...waypoints].flatMap(
      ({ problem }) => problem ?? [],
    ),
  };
}

function isForWorkloads({ targets }: { targets?: Target[] }): boolean {
  return targets === undefined;
}

/** Does the class of waypoints say of all of them what one may say of itself? */
function hasSettings({ metadata }: SnapshotObject): boolean {
  const { name, labels, annotations } = metadata;
  return (
    name === waypointClass &&
    (labels?.['istio.io/waypoint-for'] !== undefined ||
      annotations?.['ambient.istio.io/waypoint-inbound-binding'] !== undefined)
  );
}

function hasSelector(
  policy: PeerAuthentication,
): policy is PeerAuthentication & { selector: Selector } {
  return policy.selector !== undefined;
}
