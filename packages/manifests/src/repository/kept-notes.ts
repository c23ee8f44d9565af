import { KeptEdit } from '../merge/three-way';
import { KeepReason } from '../plan-file';

const keepReasons: Record<KeepReason, string> = {
  'not-ours': 'the comment of its rendering is gone',
  'not-yaml': 'it is not YAML that can be read',
  'no-object': 'the object is not in it, or more than once',
  'no-base': 'what it was rendered from is not known any more',
  'not-editable': 'it is written in a way that cannot be edited safely',
};

/**
 * Says that a file stays as a person made it, and why.
 * @public
 */
export function keptFileNote(path: string, reason: KeepReason): string {
  return `${path} was edited by hand and stays as it is (${keepReasons[reason]}): what this change needs in it is missing until somebody adds it`;
}

/**
 * Says that a file stays although nothing renders it any more.
 * @public
 */
export function keptRemovalNote(path: string): string {
  return `${path} is not rendered any more, but was edited by hand and stays: remove it if nothing needs it`;
}

/**
 * Says which value of a person stays, and what would stand there otherwise.
 * @public
 */
export function keptEditNote(path: string, edit: KeptEdit): string {
  return `${path}: ${describeKept(edit)}`;
}

function describeKept({ path, ours, theirs }: KeptEdit): string {
  const stays =
    theirs === undefined
      ? `${path} stays out`
      : `your value of ${path} (${asJson(theirs)}) stays`;
  return ours === undefined
    ? `${stays}; Callboard would remove it`
    : `${stays}; Callboard would write ${asJson(ours)}`;
}

function asJson(value: unknown): string {
  const characters = [...JSON.stringify(value)];
  return characters.length > 200
    ? `${characters.slice(0, 200).join('')}…`
    : characters.join('');
}
