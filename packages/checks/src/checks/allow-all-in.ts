import {
  isWholeFamily,
  PeerEntry,
  Rule,
  typeOf,
} from '@callboard/reachability';
import { Check } from '../check';
import { evidenceOf, ruleText, rulesOf } from '../placed-rule';
import { capital, nameOf, oneOf } from '../words';

export const allowAllIn: Check = {
  id: 'allow-all-in',
  severity: 'warning',
  what: 'An ingress rule is for everybody: without `from`, for every pod of the cluster, or for a range of all addresses. Not of a Service that is public, LoadBalancer or NodePort.',
  why: 'Rules only ever add: beside this one, those that name the callers restrict nothing.',
  fix: 'List the callers under `from`.',
  holds: 'where-enforced',
  find: ({ ref, service, policies }) => {
    const isPublic =
      service && ['LoadBalancer', 'NodePort'].includes(typeOf(service));
    if (isPublic) return [];
    return rulesOf(policies)
      .filter(({ direction }) => direction === 'ingress')
      .flatMap(placed => {
        const everybody = everybodyIn(placed.rule);
        return everybody
          ? [
              {
                message: `${capital(ruleText(placed))} lets ${everybody} in${
                  ref ? ` to ${nameOf(ref)}` : ''
                }${portsText(placed.rule)}.`,
                evidence: [evidenceOf(placed)],
                fix: 'List the callers under `from`, each by namespaceSelector and podSelector.',
              },
            ]
          : [];
      });
  },
};

function everybodyIn({ peers }: Rule): string | undefined {
  if (peers.length === 0) return 'everybody';
  return peers.map(everybodyMeant).find(Boolean);
}

function everybodyMeant(entry: PeerEntry): string | undefined {
  if ('ipBlock' in entry) {
    const { cidr, except } = entry.ipBlock;
    return isWholeFamily(cidr) && except.length === 0
      ? `every address (${cidr.text})`
      : undefined;
  }
  const { namespaceSelector, podSelector = [] } = entry;
  return namespaceSelector?.length === 0 && podSelector.length === 0
    ? 'every pod of the cluster'
    : undefined;
}

function portsText({ ports }: Rule): string {
  if (ports.length === 0) return '';
  return `, on ${oneOf(
    ports.map(({ port, protocol }) => `${protocol} ${port ?? 'any port'}`),
  )}`;
}
