import {
  Source,
  SourceChoice,
  SourceKind,
} from '@callboard/plugin-callboard-common';

/**
 * The cluster whose changes matter to what is shown: the one that is shown, or the one that takes the place of Git once it
 * has been read.
 * @param chosen by the reader: one who chose Git keeps it
 * @returns its name; nothing where there is none
 */
export function clusterToFollow(
  { source, sources }: { source: Source; sources: SourceChoice[] },
  chosen: SourceKind | undefined,
): string | undefined {
  if (chosen === 'git') return undefined;
  if (source.kind === 'cluster') return source.cluster;
  return sources
    .flatMap(one => (one.kind === 'cluster' ? [one] : []))
    .find(({ state }) => state === 'starting')?.cluster;
}
