import { Cluster } from './evaluator/cluster';
import { meshOutcome } from './evaluator/mesh-outcome';
import { networkPolicyOutcome } from './evaluator/network-policy-outcome';
import { allOf, Outcome } from './evaluator/outcome';
import { Facts, Question } from './evaluator/question';

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
  const asked: Outcome[] = [];
  if ('pods' in from) {
    const [self, peer] = [from.pods, to];
    asked.push(
      networkPolicyOutcome({
        direction: 'Egress',
        self,
        peer,
        question,
        cluster,
        facts,
      }),
    );
  }
  if ('pods' in to) {
    const [self, peer] = [to.pods, from];
    asked.push(
      networkPolicyOutcome({
        direction: 'Ingress',
        self,
        peer,
        question,
        cluster,
        facts,
      }),
    );
    if (mesh.kind === 'istio-sidecar') {
      asked.push(meshOutcome(cluster, mesh, question, to.pods));
    }
  }
  const outcome = allOf(asked);
  // Policies of a kind that the input doesn't show can still take away what is allowed.
  return outcome === 'allowed' && facts.otherPolicies === 'unknown'
    ? 'conditional'
    : outcome;
}
