import { type Reason, sentenceOf } from '@callboard/reachability';

/** A reason in one sentence, with its place. */
export function reasonText(reason: Reason): string {
  const { at } = reason;
  const sentence = sentenceOf(reason).replace(/\s+/g, ' ');
  return at ? `${sentence} (${at.path}:${at.line})` : sentence;
}
