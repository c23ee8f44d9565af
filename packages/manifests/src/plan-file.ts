import { isUntouched, RenderedFile, withImageOf } from './rendered-file';

/**
 * What becomes of one rendered file: `write` the text, nothing to do (`unchanged`), or `keep` what a person made of it.
 * @public
 */
export type FilePlan =
  | { action: 'write'; text: string }
  | { action: 'unchanged' }
  | { action: 'keep' };

/**
 * Decides what becomes of a rendered file, given the text that lies there now, if any.
 *
 * A file that a person edited, or that somebody else wrote, is never overwritten.
 * @public
 */
export function planFile(
  { text }: RenderedFile,
  current: string | undefined,
): FilePlan {
  if (current === undefined) return { action: 'write', text };
  const wanted = withImageOf(current, text);
  if (wanted === current) return { action: 'unchanged' };
  return isUntouched(current)
    ? { action: 'write', text: wanted }
    : { action: 'keep' };
}
