import { Source } from '@callboard/plugin-callboard-common';

/** By what one tells whether something else is to be shown: Git has its commits. */
export function shownRevision(source: Source): string {
  return source.kind === 'cluster' ? source.revision : source.commit;
}
