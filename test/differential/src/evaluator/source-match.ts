import { Arrival, Identity } from './arrival';
import { toCidr } from './authorization-policy';
import { holds, wholeOf } from './ip-block';
import { Certainty } from './match';
import { End } from './question';

type Caller = Exclude<Identity, string>;

/** “The principal is a peer identity derived from the peer certificate”: a caller without one is nobody (trap 53). */
export function isPrincipal(
  names: string[],
  identity: Identity,
  proxy: Arrival['proxy'],
): Certainty {
  return oneOf(names, identity, (name, caller) => {
    const { trustDomain, namespace, serviceAccount } = caller;
    const path = `ns/${namespace}/sa/${serviceAccount}`;
    if (fitsPattern(name, `${trustDomain}/${path}`)) return 'yes';
    const [domain, ...rest] = name.split('/');
    if (rest.length !== 4 || domain === '*') return 'no';
    if (
      !fitsPattern(`${trustDomain}/${rest.join('/')}`, `${trustDomain}/${path}`)
    )
      return 'no';
    // Another name of the same trust domain, perhaps: “cluster.local is a pointer to the local trust domain”.
    return domain === 'cluster.local' && proxy !== 'ztunnel' ? 'yes' : 'maybe';
  });
}

export function isNamespace(names: string[], identity: Identity): Certainty {
  return oneOf(names, identity, (name, { namespace }) =>
    fitsPattern(name, namespace) ? 'yes' : 'no',
  );
}

/** “<name> or <namespace>/<name>; without a namespace it is the policy's.” */
export function isServiceAccount(
  names: string[],
  policyNamespace: string,
  identity: Identity,
): Certainty {
  return oneOf(names, identity, (name, { namespace, serviceAccount }) => {
    const full = name.includes('/') ? name : `${policyNamespace}/${name}`;
    return full === `${namespace}/${serviceAccount}` ? 'yes' : 'no';
  });
}

function oneOf(
  names: string[],
  identity: Identity,
  fits: (name: string, caller: Caller) => Certainty,
): Certainty {
  if (identity === 'unknown') return 'maybe';
  if (identity === 'none') return 'no';
  const found = names.map(name => fits(name, identity));
  if (found.includes('yes')) return 'yes';
  return found.includes('maybe') ? 'maybe' : 'no';
}

/** “Exact match, prefix match `abc*`, suffix match `*abc`, presence match `*`.” */
function fitsPattern(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return pattern === text;
}

/** Which addresses pods have is not known: only all that there are hold them for sure. */
export function isAddress(blocks: string[], end: End | 'unknown'): Certainty {
  const cidrs = blocks.map(toCidr);
  if (end !== 'unknown' && 'address' in end) {
    const { address } = end;
    return cidrs.some(cidr => holds({ cidr }, address)) ? 'yes' : 'no';
  }
  const wholes = cidrs.map(cidr => wholeOf({ cidr }));
  return wholes.includes(4) && wholes.includes(6) ? 'yes' : 'maybe';
}
