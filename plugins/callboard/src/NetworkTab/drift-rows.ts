import { Drift } from '@callboard/plugin-callboard-common';
import { objectText } from '../connections/object-text';

/** One difference between Git and cluster: a field, or a whole object that one of them does not have. */
export type DriftRow = Pick<Drift, 'is' | 'object' | 'at'> & {
  id: string;
  /** Nothing where the whole object is meant, or which fields differ is not known. */
  field?: Drift['fields'][number];
};

/** A row per field; one for an object that only one of the two has. */
export function toDriftRows(drift: Drift[]): DriftRow[] {
  return drift.flatMap(({ fields, ...rest }) => {
    const object = `${rest.object.apiVersion} ${objectText(rest.object)}`;
    return fields.length
      ? fields.map(field => ({
          ...rest,
          id: `${object} ${field.path}`,
          field,
        }))
      : [{ ...rest, id: object }];
  });
}
