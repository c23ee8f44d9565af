import { Source } from '@callboard/plugin-callboard-common';

/**
 * Which reading of the cluster a view is from; nothing where it is from Git. Another one with each revision of the service,
 * and now and then without: pods of the other end of a connection are no part of it.
 */
export function readingOf({ source }: { source: Source }): string | undefined {
  return source.kind === 'cluster'
    ? `${source.revision} ${source.readAt}`
    : undefined;
}
