import { isWholeFamily, Rule } from '@callboard/reachability';
import { Check } from '../check';
import { evidenceOf, ruleText, rulesOf } from '../placed-rule';
import { capital, nameOf } from '../words';

export const allowAllOut: Check = {
  id: 'allow-all-out',
  severity: 'warning',
  what: 'An egress rule restricts neither peers nor ports: without `to`, or for a range of all addresses without `except`.',
  why: 'Whoever takes over a pod can send everything anywhere, and nobody can tell from the policy whom it calls.',
  fix: 'List whom it calls under `to`, or at least the ports.',
  holds: 'where-enforced',
  find: ({ ref, policies }) =>
    rulesOf(policies)
      .filter(({ direction, rule }) => direction === 'egress' && isForAll(rule))
      .map(placed => ({
        message: `${capital(ruleText(placed))} lets ${
          ref ? nameOf(ref) : 'its pods'
        } out to everywhere, on every port.`,
        evidence: [evidenceOf(placed)],
        fix: 'List under `to` whom it calls; for hosts outside the cluster at least the port, e.g. 443.',
      })),
};

function isForAll({ peers, ports }: Rule): boolean {
  if (ports.length > 0) return false;
  return (
    peers.length === 0 ||
    peers.some(
      entry =>
        'ipBlock' in entry &&
        isWholeFamily(entry.ipBlock.cidr) &&
        entry.ipBlock.except.length === 0,
    )
  );
}
