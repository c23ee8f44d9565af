import { DefaultInboundPolicy, LinkerdFacts } from '../network/facts';
import { Network } from '../network/network';
import { nameOfEnd } from '../packet/end';
import { Reason } from '../verdict/reason';
import { denied, Verdict } from '../verdict/verdict';
import { Clients } from './authorization';
import { Client } from './client';
import { means } from './whom';

/** Whom the policies let in that need no other; nobody is let in by `deny`, and `audit` only takes notes. */
const clientsOf: Record<DefaultInboundPolicy, Clients | undefined> = {
  'all-unauthenticated': {
    identity: { kind: 'anybody' },
    networks: { kind: 'anywhere' },
  },
  'all-authenticated': {
    identity: { kind: 'any-identity' },
    networks: { kind: 'anywhere' },
  },
  'cluster-unauthenticated': {
    identity: { kind: 'anybody' },
    networks: { kind: 'cluster' },
  },
  'cluster-authenticated': {
    identity: { kind: 'any-identity' },
    networks: { kind: 'cluster' },
  },
  audit: { identity: { kind: 'anybody' }, networks: { kind: 'anywhere' } },
  deny: undefined,
};

/**
 * Does a default policy, or the access policy of a Server, let the client in? `said` says which one it is.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#default-policies
 */
export function defaultAllows(
  network: Network,
  mesh: LinkerdFacts,
  policy: DefaultInboundPolicy,
  client: Client,
  said: Reason,
): Verdict {
  const clients = clientsOf[policy];
  if (!clients) return denied(said);
  const verdict = means(network, mesh, clients, client, {
    allows: said,
    because: (code, detail) => ({
      ...said,
      code,
      detail: { ...said.detail, ...detail },
    }),
  });
  return verdict.outcome === 'denied'
    ? denied(said, ...identityRequired(clients, client, said))
    : verdict;
}

/** What would be enough. */
function identityRequired(
  { identity }: Clients,
  client: Client,
  said: Reason,
): Reason[] {
  return identity.kind === 'any-identity' && client.identity.kind === 'none'
    ? [
        {
          ...said,
          code: 'identity-required',
          detail: { ...said.detail, peer: nameOfEnd(client.from) },
        },
      ]
    : [];
}

/** The policy where every client has to prove an identity; one that lets nobody in, or takes notes, stays as it is. */
export function withIdentity(
  policy: DefaultInboundPolicy,
): DefaultInboundPolicy {
  if (policy === 'all-unauthenticated') return 'all-authenticated';
  return policy === 'cluster-unauthenticated'
    ? 'cluster-authenticated'
    : policy;
}
