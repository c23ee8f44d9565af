import { LinkerdFacts } from '../network/facts';
import { Network } from '../network/network';
import { nameOfEnd } from '../packet/end';
import { allOf } from '../verdict/combine';
import { eachOnce } from '../verdict/each-once';
import { allowed, denied, unknown, Verdict } from '../verdict/verdict';
import { Authorization, Clients, IdentityRule } from './authorization';
import { Client } from './client';
import { IdentityPattern, names } from './identity';
import { comesFrom } from './networks';
import { Saying } from './saying';
import { aboutObject, malformed } from './reasons';
import { referredTo } from './referred-to';

/** Does an authorization let the client in, whatever it is for? */
export function authorizes(
  network: Network,
  mesh: LinkerdFacts,
  authorization: Authorization,
  client: Client,
): Verdict {
  const { object, clients, problem, unclear } = authorization;
  if (problem) return malformed(object, problem);
  const verdict = means(network, mesh, clients, client, {
    allows: aboutObject('rule-allows', object),
    because: (code, detail) => aboutObject(code, object, detail),
  });
  return unclear && verdict.outcome !== 'denied'
    ? unknown(aboutObject('not-evaluated', object, { field: unclear }))
    : verdict;
}

/** Are these clients meant? "All authentications must match." */
export function means(
  network: Network,
  mesh: LinkerdFacts,
  { identity, networks }: Clients,
  client: Client,
  saying: Saying,
): Verdict {
  const verdict = allOf(
    proves(network, mesh, identity, client, saying),
    comesFrom(network, mesh, networks, client.from, saying),
  );
  return verdict.outcome === 'allowed'
    ? allowed(saying.allows)
    : { ...verdict, reasons: eachOnce(verdict.reasons) };
}

function proves(
  network: Network,
  mesh: LinkerdFacts,
  rule: IdentityRule,
  client: Client,
  saying: Saying,
): Verdict {
  switch (rule.kind) {
    case 'anybody':
      return allowed();
    case 'any-identity':
      return isOneOf([{ text: '*' }], mesh, client, saying);
    case 'patterns':
      return isOneOf(rule.patterns, mesh, client, saying);
    default: {
      const found = referredTo(
        network,
        'MeshTLSAuthentication',
        network.linkerd.meshTlsAuthentication,
        rule,
        saying,
      );
      if ('outcome' in found) return found;
      return found.problem
        ? malformed(found.object, found.problem)
        : isOneOf(found.patterns, mesh, client, saying);
    }
  }
}

/** Who proves nothing is nobody's. */
function isOneOf(
  patterns: IdentityPattern[],
  mesh: LinkerdFacts,
  { from, identity }: Client,
  saying: Saying,
): Verdict {
  if (patterns.length === 0) return denied();
  switch (identity.kind) {
    case 'proven':
      return patterns.some(one => names(one, identity.name, mesh))
        ? allowed()
        : denied();
    case 'none':
      return denied(saying.because('no-identity', { peer: nameOfEnd(from) }));
    default:
      return unknown(
        saying.because('client-unknown', { peer: nameOfEnd(from) }),
        ...identity.because,
      );
  }
}
