import { Header, headerAbove } from './header';
import { lineBreakOf, readManifests, Reading } from './read-manifests';
import { fieldOf, Json } from './value';

/** Our object in a file that a person edited, among whatever else is there. */
export interface PersonFile {
  /** With a line break at the end, which the file may lack. */
  reading: Reading;
  hasOpenEnd: boolean;
  /** All objects of the file. */
  values: Json[];
  /** Of our object, among the documents. */
  index: number;
  object: Json;
  header: Header;
}

/** Why our object cannot be found in a file, for planFile to pass on. */
export type Unfound = 'not-yaml' | 'no-object' | 'not-ours';

/**
 * Finds the object in the file: the one with the same API group, kind and name, if exactly one has them, below a
 * renderer's comment.
 */
export function findObject(text: string, object: Json): PersonFile | Unfound {
  const hasOpenEnd = !text.endsWith('\n');
  const values = readManifests(text)?.values;
  const reading = readManifests(hasOpenEnd ? text + lineBreakOf(text) : text);
  if (!values || !reading) return 'not-yaml';
  const found = values.flatMap((value, index) =>
    identityOf(value) === identityOf(object) ? [index] : [],
  );
  if (found.length !== 1) return 'no-object';
  const [index] = found;
  const header = headerAbove(
    reading.comments,
    reading.documents[index].contents!.range[0],
  );
  return header
    ? { reading, hasOpenEnd, values, index, object: values[index], header }
    : 'not-ours';
}

function identityOf(object: Json): string {
  const group = String(fieldOf(object, 'apiVersion')).replace(
    /(^|\/)[^/]*$/,
    '',
  );
  const name = fieldOf(fieldOf(object, 'metadata'), 'name');
  return JSON.stringify([group, fieldOf(object, 'kind'), name]);
}
