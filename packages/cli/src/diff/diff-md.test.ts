import { toNetwork, toSnapshot } from '@callboard/reachability';
import { Comparison } from './comparison';
import { diffMd, marker } from './diff-md';

const empty = toNetwork(toSnapshot([]), {
  clusterDomain: 'cluster.local',
  enforcedBy: 'calico',
  otherPolicies: 'none',
  mesh: { kind: 'none' },
});

/** So many workloads, each of which now calls the next one on a port of its own. */
function chain(count: number, name: string): Comparison {
  const ends = Array.from({ length: count }, (_, index) => ({
    namespace: 'shop',
    name: `${name}${index}`,
    kind: 'Deployment',
  }));
  return {
    before: empty,
    after: empty,
    ends,
    differences: ends.slice(1).map((_, index) => ({
      from: index,
      to: index + 1,
      before: [],
      after: [{ outcome: 'allowed', ports: { TCP: [[index + 1, index + 1]] } }],
    })),
    workloads: { added: ends, removed: [] },
  };
}

describe('a comment', () => {
  it('shows a few rows, and folds many', () => {
    expect(diffMd(chain(10, 'a'), [])).not.toContain('<details>');
    const many = diffMd(chain(100, 'a'), []);
    expect(many).toContain('<details><summary>99 rows</summary>');
    expect(many).toContain('99 connections open, 100 workloads come.');
    expect(many).toContain('80 more');
  });

  it.each(['a', 'a'.repeat(5000), '|`'.repeat(300), '<@anna>'.repeat(100)])(
    'fits what a host takes, and says what it left out',
    name => {
      const problems = Array.from({ length: 500 }, () => ({
        path: name.slice(0, 500),
        message: name,
      }));
      const text = diffMd(chain(2000, name), problems);
      expect(text.startsWith(marker)).toBe(true);
      expect([...text].length).toBeLessThan(65_536);
      expect(text).toMatch(/… and \d+ rows more/);
      expect(text).toContain('… and 480 more');
    },
  );
});
