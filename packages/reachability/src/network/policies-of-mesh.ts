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
>;

/** The policies of a mesh, and what is wrong with them; none without a mesh. */
export function policiesOfMesh(
  those: Those,
  mesh: MeshFacts,
): Lookups & { problems: Problem[] } {
  const istio = istioIn(mesh);
  const [ofPeers, ofCallers] = istio
    ? [
        those('peer-authentication').map(({ read }) => read),
        those('authorization-policy').flatMap(({ read }) => read ?? []),
      ]
    : [[], []];
  const authorizationPoliciesIn = byNamespace(ofCallers);
  return {
    peerAuthenticationsIn: byNamespace(
      ofPeers.filter(({ selector }) => !selector?.length),
    ),
    peerAuthenticationsSelecting: policiesSelecting(
      byNamespace(ofPeers.filter(hasSelector)),
    ),
    // "Policies in the root namespace apply to all namespaces", one with a selector to the pods that it matches.
    authorizationPoliciesSelecting: policiesSelecting(namespace =>
      [...new Set([istio?.rootNamespace ?? namespace, namespace])].flatMap(
        authorizationPoliciesIn,
      ),
    ),
    problems: [...ofPeers, ...ofCallers].flatMap(
      ({ problem }) => problem ?? [],
    ),
  };
}

function hasSelector(
  policy: PeerAuthentication,
): policy is PeerAuthentication & { selector: Selector } {
  return policy.selector !== undefined;
}
