import { Cluster, Pods } from './evaluator/cluster';
import { linkerdOutcome } from './evaluator/linkerd-outcome';
import { meshOutcome } from './evaluator/mesh-outcome';
import { networkPolicyOutcome } from './evaluator/network-policy-outcome';
import { allOf, Outcome } from './evaluator/outcome';
import { End, Facts, Question } from './evaluator/question';
import { wayBetween } from './evaluator/waypoint';
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

/** One side of the way, which a waypoint cuts in two: “both on port 15008”, and both ends of both parts have to agree. */
function sideOutcome(
  cluster: Cluster,
  facts: Facts,
  question: Question,
  side: { direction: 'Egress' | 'Ingress'; self: Pods; peer: End },
): Outcome {
  const way = wayBetween(cluster, facts, question);
  if (way === 'straight' || way === 'unknown') {
    const outcome = partOutcome(cluster, facts, question, side);
    // A waypoint calls in the place of the caller, and is called in the place of the called.
    return way === 'unknown' && outcome === 'denied' ? 'unknown' : outcome;
  }
  const waypoint = { pods: way.pods };
  const part =
    side.direction === 'Egress'
      ? { ...question, to: waypoint, port: 15008 }
      : { ...question, from: waypoint };
  const byWaypoint = allOf(
    (['Egress', 'Ingress'] as const).map(direction => {
      const [self, peer] =
        direction === 'Egress' ? [part.from, part.to] : [part.to, part.from];
      if ('address' in self) return 'allowed';
      const ends = { direction, self: self.pods, peer };
      return partOutcome(cluster, facts, part, ends);
    }),
  );
  if (way.isSure) return byWaypoint;
  const straight = partOutcome(cluster, facts, question, side);
  return straight === byWaypoint ? straight : 'unknown';
}

/** At every port that the connection may have on the wire: what all of them say holds. */
function partOutcome(
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
  return outcomes.every(outcome => outcome === first) ? first : 'unknown';
}
