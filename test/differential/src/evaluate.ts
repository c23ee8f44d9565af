import { Cluster } from './evaluator/cluster';
import { linkerdOutcome } from './evaluator/linkerd-outcome';
import { portsOnTheWire } from './evaluator/linkerd-proxy';
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
      onTheWire(cluster, facts, question, each =>
        networkPolicyOutcome({
          direction: 'Egress',
          self,
          peer,
          question: each,
          cluster,
          facts,
        }),
      ),
    );
  }
  if ('pods' in to) {
    const [self, peer] = [to.pods, from];
    asked.push(
      onTheWire(cluster, facts, question, each =>
        networkPolicyOutcome({
          direction: 'Ingress',
          self,
          peer,
          question: each,
          cluster,
          facts,
        }),
      ),
    );
    if (mesh.kind === 'istio-sidecar') {
      asked.push(meshOutcome(cluster, mesh, question, to.pods));
    }
    if (mesh.kind === 'linkerd') {
      asked.push(linkerdOutcome(cluster, mesh, question, to.pods));
    }
  }
  const outcome = allOf(asked);
  // Policies of a kind that the input doesn't show can still take away what is allowed.
  return outcome === 'allowed' && facts.otherPolicies === 'unknown'
    ? 'conditional'
    : outcome;
}

/** What policies say of the port that is on the wire; not known where it may be either and they differ. */
function onTheWire(
  cluster: Cluster,
  { mesh }: Facts,
  question: Question,
  ask: (question: Question) => Outcome,
): Outcome {
  const { from, to, protocol, port } = question;
  const isBetweenPods = 'pods' in from && 'pods' in to && protocol === 'TCP';
  const ports =
    mesh.kind === 'linkerd' && isBetweenPods
      ? portsOnTheWire(from.pods, to.pods, cluster, port)
      : [port];
  const outcomes = ports.map(each => ask({ ...question, port: each }));
  return outcomes.every(one => one === outcomes[0]) ? outcomes[0] : 'unknown';
}
