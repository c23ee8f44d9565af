import { Caller, Resolved } from '../render-input';
import { Findings } from './render-issue';

type Outsider = Resolved['gateway'] | Resolved['scraper'];

/**
 * The mesh tells callers apart by their ServiceAccount alone. Where two share one, each may make the other's requests
 * on the ports that both may reach: a grant of some requests would grant more than it says.
 */
export function checkIdentities(
  callers: Caller[],
  outsiders: Outsider[],
  findings: Findings,
): void {
  const all = [...callers, ...outsiders.flatMap(one => one ?? [])];
  for (const caller of callers) {
    const twin = all.find(
      other => other !== caller && isMistakenFor(caller, other),
    );
    if (!caller.requests || !twin) continue;
    const { grantee, peer } = caller;
    const name = `${grantee.namespace}.${grantee.name}`;
    findings.refuse(
      'identity-shared',
      ['callers', name, 'http'],
      `${name} runs as the ServiceAccount ${peer.namespace}/${
        peer.serviceAccount
      }, and so does ${nameOf(
        twin,
      )}: the mesh cannot tell them apart, and each could make the other's requests. Give them a ServiceAccount each, or grant both the same`,
    );
  }
}

type Known = Caller | NonNullable<Outsider>;

const requestsOf = (one: Known) =>
  'requests' in one ? one.requests : undefined;

function isMistakenFor({ peer, podPorts, requests }: Caller, other: Known) {
  return (
    peer.serviceAccount !== undefined &&
    peer.serviceAccount === other.peer.serviceAccount &&
    peer.namespace === other.peer.namespace &&
    podPorts.some(port => other.podPorts.includes(port)) &&
    JSON.stringify(requests) !== JSON.stringify(requestsOf(other))
  );
}

function nameOf(one: Known): string {
  return 'grantee' in one
    ? `${one.grantee.namespace}.${one.grantee.name}`
    : `${one.peer.namespace}/${one.peer.name}`;
}
