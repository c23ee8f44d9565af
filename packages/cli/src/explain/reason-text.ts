import { type Reason, sentenceOf } from '@callboard/reachability';
import { plain } from '../output/plain';

/** A reason in one sentence, with its place. */
export function reasonText(reason: Reason): string {
  const { at } = reason;
  const sentence = sentenceOf(reason);
  return plain(at ? `${sentence} (${at.path}:${at.line})` : sentence);
}
