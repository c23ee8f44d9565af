import { FileDiff } from '@callboard/plugin-callboard-common';

/** What happens to a file, in one word. */
export function stateOf({
  before,
  after,
}: FileDiff): 'new' | 'deleted' | 'changed' {
  if (before === null) {
    return 'new';
  }
  return after === null ? 'deleted' : 'changed';
}
