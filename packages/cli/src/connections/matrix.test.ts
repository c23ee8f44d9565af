import {
  type Edges,
  type Peer,
  toNetwork,
  toSnapshot,
} from '@callboard/reachability';
import { Ends, Matrix, Way } from './matrix';
import { pairsOf } from './pairs';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: []}\n---\n`;
const network = toNetwork(
  toSnapshot([
    { path: 'a.yaml', text: ['c', 'a', 'b', 'a'].map(pod).join('') },
  ]),
  {
    clusterDomain: 'cluster.local',
    enforcedBy: 'calico',
    otherPolicies: 'none',
    mesh: { kind: 'none' },
  },
);
const outside = '0.0.0.0-255.255.255.255';
const ends = new Ends([network], [outside]);

const named = (name: string): Peer =>
  name === 'outside'
    ? { kind: 'addresses', cidr: outside }
    : {
        kind: 'workload',
        workload: network.workloads.find(one => one.name === name)!,
      };

function edges(
  from: string,
  to: string,
  outcome: Way['outcome'],
  ports: Way['ports'],
): Edges {
  const [froms, tos] = [from, to].map(names => names.split(' ').map(named));
  return { from: froms, to: tos, outcome, ports };
}

/** Who reaches whom, with words for each outcome. */
function pairs(all: Edges[], focus?: number): string[] {
  const name = (index: number) => {
    const end = ends.all[index];
    return 'name' in end ? end.name : 'outside';
  };
  return [...pairsOf(new Matrix(all, ends), ends.all.length, focus)].map(
    ({ from, to, ways }) =>
      `${name(from)} -> ${name(to)}: ${ways
        .map(({ outcome, ports }) => `${outcome} ${JSON.stringify(ports)}`)
        .join('; ')}`,
  );
}

describe('a matrix', () => {
  it('knows two manifests of one name as one end, in order', () => {
    expect(ends.all).toHaveLength(4);
    expect(ends.all.map(end => ('name' in end ? end.name : 'outside'))).toEqual(
      ['a', 'b', 'c', 'outside'],
    );
  });

  it('takes a group for every pair in it, but for an end and itself', () => {
    const all = [edges('b outside a', 'a b', 'allowed', { TCP: [[1, 9]] })];
    expect(pairs(all)).toEqual([
      'a -> b: allowed {"TCP":[[1,9]]}',
      'b -> a: allowed {"TCP":[[1,9]]}',
      'outside -> a: allowed {"TCP":[[1,9]]}',
      'outside -> b: allowed {"TCP":[[1,9]]}',
    ]);
    expect(pairs(all, 0)).toEqual([
      'a -> b: allowed {"TCP":[[1,9]]}',
      'b -> a: allowed {"TCP":[[1,9]]}',
      'outside -> a: allowed {"TCP":[[1,9]]}',
    ]);
  });

  it('has each outcome of a pair once, whichever groups it comes from', () => {
    expect(
      pairs([
        edges('a', 'b c', 'unknown', { TCP: [[5, 5]] }),
        edges('a', 'b', 'allowed', { TCP: [[20, 30]] }),
        edges('a', 'b', 'conditional', { UDP: [[1, 1]] }),
        edges('a', 'b', 'allowed', {
          TCP: [
            [1, 1],
            [31, 40],
          ],
          UDP: [[7, 7]],
        }),
      ]),
    ).toEqual([
      'a -> b: allowed {"TCP":[[1,1],[20,40]],"UDP":[[7,7]]}; conditional {"UDP":[[1,1]]}; unknown {"TCP":[[5,5]]}',
      'a -> c: unknown {"TCP":[[5,5]]}',
    ]);
  });
});
