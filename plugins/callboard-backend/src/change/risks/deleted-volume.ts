import { groupKindOf } from './changed-objects';
import { Outlook } from './Risk';
import { sayRisk } from './say-risk';

/** A claim that goes takes its volume along, unless the storage class says otherwise. */
export function deletedVolume({ objects }: Outlook): string[] {
  return objects
    .filter(
      ({ before, after }) =>
        before && !after && groupKindOf(before) === '/PersistentVolumeClaim',
    )
    .map(object =>
      sayRisk(object, 'goes, and mostly what is stored on it goes, too'),
    );
}
