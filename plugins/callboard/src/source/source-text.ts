import { Source, SourceChoice } from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';
import { formatAge } from '../format-age';
import { stateNow } from './source-state';

/**
 * Where an answer comes from and how old it is, in one line.
 * `sources`: where else it could come from; nothing where that is not known.
 */
export function sourceText(
  t: Translate,
  source: Source,
  sources: SourceChoice[] | undefined,
  now: number,
): string {
  const age = formatAge(source.readAt, now);
  if (source.kind === 'cluster') {
    const { cluster } = source;
    return t(`source.line.${stateNow(source, now)}`, { cluster, age });
  }
  return [
    t('source.line.git', {
      repository: source.repository,
      commit: source.commit.slice(0, 7),
      age,
    }),
    ...(sources ? aboutClusters(t, sources) : []),
  ].join(' · ');
}

/** Why there is nothing but Git, or not yet; nothing where there is a cluster to choose. */
function aboutClusters(t: Translate, sources: SourceChoice[]): string[] {
  const clusters = sources.flatMap(each =>
    each.kind === 'cluster' ? [each] : [],
  );
  const starting = clusters.find(({ state }) => state === 'starting');
  if (starting) {
    return [t('source.line.beingRead', { cluster: starting.cluster })];
  }
  if (clusters.some(({ state }) => state !== 'not-watched')) return [];
  const names = clusters.map(({ cluster }) => cluster).join(', ');
  return [
    names
      ? t('source.line.unwatched', { clusters: names })
      : t('source.line.noCluster'),
  ];
}
