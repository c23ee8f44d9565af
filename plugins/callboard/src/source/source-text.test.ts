import { Source, SourceChoice } from '@callboard/plugin-callboard-common';
import { translate } from '../__testUtils__/translate';
import { sampleCluster, secondsAgo, sourcesWith } from '../testing/sample-live';
import { sampleNetworkView } from '../testing/sample-network-view';
import { sourceText } from './source-text';

const text = (source: Source, sources?: SourceChoice[]) =>
  sourceText(translate.t, source, sources, Date.now());

const git = sampleNetworkView.source;

describe('the line that says where an answer comes from', () => {
  it('says that no cluster is connected only where none is', () => {
    expect(text(git, sampleNetworkView.sources)).toBe(
      'from Git · shop@1a2b3c4, 2 min ago · no cluster connected',
    );
    expect(text(git, sourcesWith('stale'))).toBe(
      'from Git · shop@1a2b3c4, 2 min ago',
    );
  });

  it('says nothing of clusters where it is not known whether there are any', () => {
    expect(text(git)).toBe('from Git · shop@1a2b3c4, 2 min ago');
  });

  it('names a cluster that is read for the first time', () => {
    expect(text(git, sourcesWith('starting'))).toBe(
      'from Git · shop@1a2b3c4, 2 min ago · prod-eu is being read',
    );
  });

  it('names clusters that are there and not watched', () => {
    expect(
      text(git, [
        { kind: 'git', repository: 'shop' },
        { kind: 'cluster', cluster: 'prod-us', state: 'not-watched' },
      ]),
    ).toBe('from Git · shop@1a2b3c4, 2 min ago · prod-us not watched');
  });

  it.each([
    ['live', 'live · prod-eu, 12 s ago'],
    ['partial', 'partial · prod-eu, 12 s ago'],
    ['starting', 'starting · prod-eu, began 12 s ago'],
    ['stale', 'stale · prod-eu, last heard 12 s ago'],
  ] as const)('says how well a cluster is known: %s', (state, words) => {
    expect(text({ ...sampleCluster, state, readAt: secondsAgo(12) })).toBe(
      words,
    );
  });

  it('does not call live what this page has not heard of for long', () => {
    expect(text({ ...sampleCluster, readAt: secondsAgo(20 * 60) })).toBe(
      'stale · prod-eu, last heard 20 min ago',
    );
  });

  it('does not call stale what is read rarely, before it is due', () => {
    const rarely = { ...sampleCluster, readAt: secondsAgo(50 * 60) };
    expect(text({ ...rarely, dueAt: secondsAgo(10 * 60) })).toBe(
      'live · prod-eu, 50 min ago',
    );
    expect(text({ ...rarely, dueAt: secondsAgo(20 * 60) })).toBe(
      'stale · prod-eu, last heard 50 min ago',
    );
  });
});
