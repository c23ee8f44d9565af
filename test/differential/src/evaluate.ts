import { Cluster, Pods } from './evaluator/cluster';
import { linkerdOutcome } from './evaluator/linkerd-outcome';
import { meshOutcome } from './evaluator/mesh-outcome';
import { networkPolicyOutcome } from './evaluator/network-policy-outcome';
import { allOf, Outcome } from './evaluator/outcome';
import { End, Facts, Question } from './evaluator/question';
import { mayPassWaypoint } from './evaluator/waypoint';
import { wirePorts } from './evaluator/wire-ports';

/**
 * Can `from` open a connection to `to`? A second opinion beside the engine's: plain, slow and written from the
 * specification alone, to be read beside the Kubernetes page.
 *
 * “For a connection from a source pod to a destination pod to be allowed, both the egress policy on the source pod and
 * the ingress policy on the destination pod need to allow the connection.” Replies need nothing (trap 19). The mesh comes
 * on top.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function evaluate(
  cluster: Cluster,
  facts: Facts,
  question: Question,
): Outcome {
  const { from, to } = question;
  const { mesh } = facts;
  const side = (direction: 'Egress' | 'Ingress', self: Pods, peer: End) =>
    sideOutcome(cluster, facts, question, { direction, self, peer });
  const asked: Outcome[] = [];
  if ('pods' in from) asked.push(side('Egress', from.pods, to));
  if ('pods' in to) {
    asked.push(side('Ingress', to.pods, from));
    if (mesh.kind === 'linkerd') {
      asked.push(linkerdOutcome(cluster, mesh, question, to.pods));
    } else if (mesh.kind !== 'none') {
      asked.push(meshOutcome(cluster, { ...facts, mesh }, question, to.pods));
    }
  }
  const outcome = allOf(asked);
  // Policies of a kind that the input doesn't show can still take away what is allowed.
  return outcome === 'allowed' && facts.otherPolicies === 'unknown'
    ? 'conditional'
    : outcome;
}

/** At every port that the connection may have on the wire: what all of them say holds. */
function sideOutcome(
  cluster: Cluster,
  facts: Facts,
  question: Question,
  side: { direction: 'Egress' | 'Ingress'; self: Pods; peer: End },
): Outcome {
  const outcomes = wirePorts(cluster, facts, question).map(port =>
    networkPolicyOutcome({
      ...side,
      question: { ...question, port },
      cluster,
      facts,
    }),
  );
  const [first] = outcomes;
  const isSame = outcomes.every(outcome => outcome === first);
  // A waypoint calls in the place of the caller, and is called in the place of the called.
  const isOther = mayPassWaypoint(cluster, facts, question);
  return isSame && !(isOther && first === 'denied') ? first : 'unknown';
}
