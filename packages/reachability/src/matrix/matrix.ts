import { Network } from '../network/network';
import { Peer } from '../packet/end';
import { reach } from '../packet/reach';
import { Outcome } from '../verdict/verdict';
import { lastPort, merged, PortRanges, protocols } from './port-ranges';
import { rangesOutside } from './ranges-outside';

/**
 * Each of `from` reaches each of `to` on these ports, with that outcome; nobody reaches itself.
 * @public
 */
export interface Edges {
  from: Peer[];
  to: Peer[];
  outcome: Exclude<Outcome, 'denied'>;
  ports: PortRanges;
}

/**
 * Who reaches whom in an environment, on which ports of the pods or addresses that are reached: all pairs of workloads,
 * and of a workload and the addresses outside. Together they hold each pair once for each outcome on a port; a pair that
 * is denied on every port is in none of them.
 *
 * `outside` are ranges of addresses, by their first and last; those that the network's policies tell apart unless said.
 * @public
 */
export function matrixOf(
  network: Network,
  outside: string[] = rangesOutside(network),
): Edges[] {
  const pods = network.workloads.map(
    (workload): Peer => ({ kind: 'workload', workload }),
  );
  const addresses = outside.map((cidr): Peer => ({ kind: 'addresses', cidr }));
  const cuts = cutsOf(network);
  const edges: Edges[] = [];
  for (const from of [...pods, ...addresses]) {
    for (const to of [...pods, ...addresses]) {
      if (from === to || (from.kind === 'addresses' && to.kind === 'addresses')) {
        continue;
      }
      const ports = new Map<Outcome, PortRanges>();
      for (const protocol of protocols) {
        cuts.forEach((first, index) => {
          const last = (cuts[index + 1] ?? lastPort + 1) - 1;
          const { outcome } = reach(network, { from, to, protocol, port: first });
          if (outcome === 'denied') return;
          const of = ports.get(outcome) ?? {};
          ports.set(outcome, of);
          of[protocol] = merged([...(of[protocol] ?? []), [first, last]]);
        });
      }
      for (const [outcome, of] of ports) {
        if (outcome !== 'denied') {
          edges.push({ from: [from], to: [to], outcome, ports: of });
        }
      }
    }
  }
  return edges;
}

function cutsOf({ snapshot }: Network): number[] {
  const text = JSON.stringify(snapshot.objects.map(({ spec, metadata }) => [spec, metadata]));
  const numbers = [...text.matchAll(/\b(\d{1,5})\b/g)].map(([digits]) => Number(digits));
  return [...new Set([1, ...numbers, ...numbers.map(one => one + 1), 15008, 15009, 4143, 4144, 15020, 15021, 15022, 15090, 15091])]
    .filter(one => one >= 1 && one <= lastPort)
    .sort((a, b) => a - b);
}
