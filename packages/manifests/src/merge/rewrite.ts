import { editValue } from './edit-value';
import { PersonFile } from './person-file';
import { readManifests } from './read-manifests';
import { splice } from './splice';
import { Json, same } from './value';

/**
 * The person's text with the value of our object turned into `target` and the hash in its header into `hash`.
 *
 * Read again, the result holds exactly that, all other objects as they were and every comment; nothing is returned
 * where it would not: an anchor that others use would be edited, a merge key stands in the way, …
 */
export function rewrite(
  file: PersonFile,
  target: Json,
  hash: string,
): string | undefined {
  const { reading, index, object, header } = file;
  const node = reading.documents[index].contents;
  const edited = splice(reading.text, [
    { start: header.start, end: header.end, text: hash },
    ...editValue(reading, node, object, target),
  ]);
  const text =
    edited && file.hasOpenEnd ? edited.replace(/\r?\n$/, '') : edited;
  return text !== undefined && isProven(file, target, hash, text)
    ? text
    : undefined;
}

function isProven(
  { reading, values, index, header }: PersonFile,
  target: Json,
  hash: string,
  text: string,
): boolean {
  const result = readManifests(text);
  const comments = reading.comments.map(({ offset, source }) =>
    offset + source.length === header.end
      ? source.replace(header.hash, hash)
      : source,
  );
  return (
    result !== undefined &&
    result.values.length === values.length &&
    result.values.every((value, i) =>
      same(value, i === index ? target : values[i]),
    ) &&
    inAnyOrder(result.comments.map(({ source }) => source)) ===
      inAnyOrder(comments)
  );
}

function inAnyOrder(texts: string[]): string {
  return JSON.stringify([...texts].sort());
}
