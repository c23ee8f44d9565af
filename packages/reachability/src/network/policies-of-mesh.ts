import { PeerAuthentication } from '../istio/peer-authentication';
import { Selector } from '../labels/selector';
import { Problem } from '../snapshot';
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
        those('request-authentication').flatMap(({ read }) => read ?? []),
      ]
    : [[], [], []];
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
      ofAllAndOwn(byNamespace(ofCallers)),
    ),
    requestAuthenticationsSelecting: policiesSelecting(
      ofAllAndOwn(byNamespace(ofTokens)),
    ),
    problems: [...ofPeers, ...ofCallers, ...ofTokens].flatMap(
      ({ problem }) => problem ?? [],
    ),
  };
}

function hasSelector(
  policy: PeerAuthentication,
): policy is PeerAuthentication & { selector: Selector } {
  return policy.selector !== undefined;
}
