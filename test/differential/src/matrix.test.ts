import {
  differences,
  edgesOf,
  matrixOf,
  Network,
  OpenPorts,
  Peer,
  rangesOutside,
  reach,
  Reachability,
  revise,
  whoReaches,
} from '@callboard/reachability';
import fc from 'fast-check';
import { Cells, inWords, protocols } from './cells';
import { KubernetesObject } from './evaluator/cluster';
import { portsIn } from './random/questions';
import { randomCluster } from './random/random-cluster';
import { reader } from './reader';
import { changed, randomChange } from './transforms/change';

const numRuns = 150;

const isPolicy = ({ kind }: KubernetesObject) => kind === 'NetworkPolicy';

/** Every port at which an answer may change, and those beside. */
function portsOf(objects: unknown): number[] {
  const beside = portsIn(objects).flatMap(port => [port - 1, port, port + 1]);
  return [...new Set([1, ...beside, 65535])];
}

/** Every two ends of which one is a workload. */
function pairsOf(network: Network): [from: Peer, to: Peer][] {
  const ends = [
    ...network.workloads.map(
      (workload): Peer => ({ kind: 'workload', workload }),
    ),
    ...rangesOutside(network).map(
      (cidr): Peer => ({ kind: 'addresses', cidr }),
    ),
  ];
  return ends.flatMap(from =>
    ends
      .filter(to => from !== to)
      .map((to): [Peer, Peer] => [from, to])
      .filter(pair => pair.some(({ kind }) => kind === 'workload')),
  );
}

/** What is not denied, one by one, in words. */
function oneByOne(network: Network, ports: number[]): string[] {
  return pairsOf(network)
    .flatMap(([from, to]) =>
      protocols.flatMap(protocol =>
        ports.flatMap(port => {
          const { outcome } = reach(network, { from, to, protocol, port });
          return outcome === 'denied'
            ? []
            : `${inWords(from, to, protocol, port)} ${outcome}`;
        }),
      ),
    )
    .sort();
}

describe('the matrix', () => {
  it('says of every pair what is said of it alone, and once', () => {
    fc.assert(
      fc.property(randomCluster, ({ objects, facts }) => {
        const network = reader(facts)(objects);
        const ports = portsOf(objects);
        const cells = new Cells(matrixOf(network), ports);
        expect(cells.all()).toEqual(oneByOne(network, ports));
        expect(cells.repeated).toEqual([]);
      }),
      { numRuns },
    );
  }, 300_000);

  it('says who reaches a workload, and why', () => {
    fc.assert(
      fc.property(randomCluster, ({ objects, facts }) => {
        const network = reader(facts)(objects);
        const ports = portsOf(objects);
        const reachability = Reachability.of(network);
        const found = network.workloads.flatMap(workload =>
          whoReaches(reachability, workload).map(
            ({ callers, verdict, ...open }) => {
              expect(verdict.outcome).toBe(open.outcome);
              const to: Peer[] = [{ kind: 'workload', workload }];
              return { ...open, from: callers, to };
            },
          ),
        );
        const among = edgesOf(reachability).map(({ to, ...edges }) => ({
          ...edges,
          to: to.filter(({ kind }) => kind === 'workload'),
        }));
        expect(new Cells(found, ports).all()).toEqual(
          new Cells(among, ports).all(),
        );
      }),
      { numRuns },
    );
  }, 300_000);

  it('differs between two states where an edge does', () => {
    fc.assert(
      fc.property(randomCluster, randomChange, (cluster, change) => {
        const read = reader(cluster.facts);
        const objects = [cluster.objects, changed(cluster, change)];
        const [before, after] = objects.map(read);
        const ports = portsOf(objects);
        const outside = rangesOutside(before, after);
        const [had, has] = [before, after].map(state =>
          new Cells(matrixOf(state, outside), ports).all(),
        );
        const found = differences(before, after);
        const cellsOf = (pick: 'before' | 'after') =>
          new Cells(
            found.flatMap(({ from, to, [pick]: all }) =>
              all.map((open: OpenPorts) => ({ ...open, from, to: [to] })),
            ),
            ports,
          ).all();
        const [gone, come] = [cellsOf('before'), cellsOf('after')];
        expect(only(gone, come)).toEqual(only(had, has));
        expect(only(come, gone)).toEqual(only(has, had));
      }),
      { numRuns },
    );
  }, 300_000);

  it('is the same when it is revised as when it is made anew', () => {
    const kept = { network: 0, peers: 0 };
    fc.assert(
      fc.property(randomCluster, randomChange, (cluster, change) => {
        const read = reader(cluster.facts);
        const later = changed(cluster, change).filter(isPolicy);
        const objects = cluster.objects.flatMap(object =>
          isPolicy(object) ? versionsIn(later, object) : [object],
        );
        const [before, after] = [cluster.objects, objects].map(read);
        const network = revise(before, after.parts);
        const reachability = Reachability.of(before);
        edgesOf(reachability);
        const revised = reachability.revised(network);
        kept.network += network.workloads === before.workloads ? 1 : 0;
        kept.peers += revised.peers === reachability.peers ? 1 : 0;
        const ports = portsOf([cluster.objects, objects]);
        expect(network.problems).toEqual(after.problems);
        expect(new Cells(edgesOf(revised), ports).all()).toEqual(
          new Cells(matrixOf(after), ports).all(),
        );
      }),
      { numRuns: 2 * numRuns },
    );
    expect(kept.network).toBeGreaterThan(numRuns / 3);
    expect(kept.peers).toBeGreaterThan(numRuns / 3);
  }, 300_000);
});

/** What has become of an object: nothing where it is gone. */
function versionsIn(
  later: KubernetesObject[],
  { metadata: { name, namespace } }: KubernetesObject,
): KubernetesObject[] {
  return later.filter(
    ({ metadata }) =>
      metadata.name === name && metadata.namespace === namespace,
  );
}

/** What the first list has and the second does not. */
function only(first: string[], second: string[]): string[] {
  const known = new Set(second);
  return first.filter(one => !known.has(one));
}
