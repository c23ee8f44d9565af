import { Peer } from '../packet/end';
import { passageOf } from '../packet/reach';
import { dnsPods } from '../network/dns-pods';
import { DnsFacts } from '../network/facts';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import { allOf } from '../verdict/combine';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';

/** Whomever it calls, a caller asks for the name first. */
const answersIn = onceEach((network: Network) =>
  onceEach((caller: Workload) => findOut(network, caller)),
);

/**
 * Can its pods ask DNS? A caller that cannot still reaches whatever it has the address of, so that the answer is never
 * a denial.
 *
 * Names are asked over UDP; TCP is for answers that do not fit.
 * @public
 */
export function resolvesNames(network: Network, caller: Workload): Verdict {
  return answersIn(network)(caller);
}

function findOut(network: Network, caller: Workload): Verdict {
  const { dns } = network.facts;
  if (!dns) return allowed();
  const ways = nameServers(dns).map(to =>
    passageOf(network, {
      from: { kind: 'workload', workload: caller },
      to,
      protocol: 'UDP',
      port: dns.port,
    }),
  );
  // What stands in the way at the server itself is not this caller's, and hits all of them alike.
  const sides = ways.map(({ leaving }) => leaving ?? allowed());
  const reasons = sides.flatMap(side => side.reasons);
  const pods = `${caller.namespace}/${caller.name}`;
  if (sides.every(({ outcome }) => outcome === 'allowed')) {
    return allowed({
      engine: 'service',
      code: 'names-resolved',
      detail: { pods },
    });
  }
  if (sides.some(({ outcome }) => outcome === 'unknown')) {
    return unknown(...reasons);
  }
  if (sides.every(({ outcome }) => outcome !== 'denied')) {
    return allOf(...sides);
  }
  return conditional(
    [{ kind: 'by-address' }],
    {
      engine: 'service',
      code: 'names-not-resolved',
      detail: { pods, port: String(dns.port) },
    },
    ...reasons,
  );
}

/**
 * Where names are asked: the pods of DNS, and the addresses of its caches on the nodes.
 * @public
 */
export function nameServers(dns: DnsFacts): Peer[] {
  return [
    { kind: 'workload', workload: dnsPods(dns) },
    ...dns.ips.map(ip => ({
      kind: 'addresses' as const,
      cidr: toCidr(ip),
    })),
  ];
}

/** A single address is a range of one. */
function toCidr(ip: string): string {
  if (ip.includes('/')) return ip;
  return ip.includes(':') ? `${ip}/128` : `${ip}/32`;
}
