import { Source } from '@callboard/plugin-callboard-common';

/** The revision of the cluster that a view is from; nothing where it is from Git. */
export function revisionOf({ source }: { source: Source }): string | undefined {
  return source.kind === 'cluster' ? source.revision : undefined;
}
