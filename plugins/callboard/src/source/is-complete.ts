import { Source } from '@callboard/plugin-callboard-common';

/** Was everything read that an answer may depend on? Where it was not, nothing found is not nothing there. */
export function isComplete(source: Source): boolean {
  return (
    source.problems.length === 0 &&
    (source.kind === 'git' || source.state === 'live')
  );
}
