import { headerAbove } from './merge/header';
import { withImageOfObject } from './merge/image';
import { findObject, PersonFile, Unfound } from './merge/person-file';
import { readManifests } from './merge/read-manifests';
import { rewrite } from './merge/rewrite';
import { KeptEdit, mergeObjects } from './merge/three-way';
import { contradictsItself } from './contradicts-itself';
import { Manifest } from './manifest';
import { validateManifest } from './validate-manifest';
import { Json } from './merge/value';
import { isUntouched, RenderedFile, withImageOf } from './rendered-file';

/**
 * What becomes of one rendered file.
 *
 * - `write` the text. `kept` are the fields that both sides changed: the person's value stays.
 * - `unchanged`: nothing to do.
 * - `keep` the file as it is, for a reason. `wanted` is what would lie there without the person's edits, `kept` the
 *   changes that are not taken over, as far as they are known.
 * @public
 */
export type FilePlan =
  | { action: 'write'; text: string; kept: KeptEdit[] }
  | { action: 'unchanged' }
  | { action: 'keep'; reason: KeepReason; wanted: string; kept: KeptEdit[] };

/**
 * Why a file stays as it is: somebody else wrote it (`not-ours`), it cannot be read (`not-yaml`), the object is not in
 * it once (`no-object`), nobody knows what the person started from (`no-base`), or it is written in a way that cannot
 * be edited with a proof that nothing else changes (`not-editable`), such as an anchor that others use.
 * @public
 */
export type KeepReason = Unfound | 'no-base' | 'not-editable';

/**
 * Finds the rendering that a person started from.
 *
 * `hash` is the one in the header of the file that lies there now. The answer is the text of the *rendering* with this
 * hash: what HEAD's inputs render to, if its header has the hash; else an earlier version of the file that is still
 * as it was rendered. A file that was merged before carries the hash of the rendering that was merged into it, so its
 * history has versions with that hash which are not the rendering: planFile takes no text whose content does not
 * have the hash, the image of the application container aside, and says `no-base` instead.
 * @public
 */
export type FindBase = (hash: string) => string | undefined;

/**
 * Decides what becomes of a rendered file, given the text that lies there now, if any.
 *
 * Untouched since it was rendered, the file is replaced; only its image stays. What a person edited is merged field
 * by field: see FindBase for what the edits are compared with. The merged text is the person's, but for the lines that
 * must change, and its header has the hash of the new rendering: that is what the next run compares with, and its
 * content does not have that hash, so it is not mistaken for untouched. A file that somebody else wrote is never
 * changed.
 * @public
 */
export function planFile(
  { text }: RenderedFile,
  current: string | undefined,
  bases: FindBase,
): FilePlan {
  if (current === undefined) return { action: 'write', text, kept: [] };
  const wanted = withImageOf(current, text);
  if (wanted === current) return { action: 'unchanged' };
  if (isUntouched(current)) return { action: 'write', text: wanted, kept: [] };

  const keep = (reason: KeepReason, kept: KeptEdit[] = []): FilePlan => ({
    action: 'keep',
    reason,
    wanted,
    kept,
  });
  const ours = readRendering(text)!;
  const theirs = findObject(current, ours.object);
  if (typeof theirs === 'string') return keep(theirs);
  if (theirs.header.hash === ours.hash) return { action: 'unchanged' };
  if (!ours.isAlone) return keep('not-editable');
  const base = readRendering(bases(theirs.header.hash));
  return base?.hash === theirs.header.hash
    ? mergeInto(theirs, base, ours, keep)
    : keep('no-base');
}

/**
 * What becomes of a file that is not rendered any more: deleted as long as nobody edited it.
 * @public
 */
export function planRemoval(current: string): 'delete' | 'keep' {
  return isUntouched(current) ? 'delete' : 'keep';
}

interface Rendering {
  object: Json;
  hash: string;
  /** The file holds this object and no other. */
  isAlone: boolean;
}

function mergeInto(
  theirs: PersonFile,
  base: Rendering,
  ours: Rendering,
  keep: (reason: KeepReason, kept: KeptEdit[]) => FilePlan,
): FilePlan {
  const { value, taken, kept } = mergeObjects({
    base: base.object,
    theirs: theirs.object,
    ours: withImageOfObject(base.object, ours.object),
  });
  const isWorse = !isAcceptable(value!) && isAcceptable(theirs.object);
  const text = isWorse ? undefined : rewrite(theirs, value!, ours.hash);
  return text === undefined
    ? keep('not-editable', [...taken, ...kept])
    : { action: 'write', text, kept };
}

/** Reads a text that is as it was rendered; nothing for any other. */
function readRendering(text: string | undefined): Rendering | undefined {
  if (text === undefined || !isUntouched(text)) return undefined;
  const { values, documents, comments } = readManifests(text)!;
  const { hash } = headerAbove(comments, documents[0].contents!.range[0])!;
  return { object: values[0], hash, isAlone: values.length === 1 };
}

/** Two edits that are right by themselves may be wrong together. */
function isAcceptable(value: Json): boolean {
  return (
    validateManifest(value as unknown as Manifest).length === 0 &&
    !contradictsItself(value)
  );
}
