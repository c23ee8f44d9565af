import { readsAsText } from '@callboard/kubernetes-yaml';
import { Document } from 'yaml';
import { toYaml } from '../to-yaml';
import { Json } from './value';

const print = toYaml as (value: unknown) => string;

/**
 * Prints a map or list as block lines, the first without indentation, the others indented by `column`; no line break
 * at the end.
 */
export function printBlock(value: Json, column: number, eol: string): string {
  const lines = print(value).replace(/\n$/, '').split('\n');
  return lines
    .map((line, index) => (index && line ? ' '.repeat(column) + line : line))
    .join(eol);
}

/** Prints the entries of a map or list as they stand between the brackets of a flow collection. */
export function printFlow(value: Json): string {
  return new Document(value, {
    aliasDuplicateObjects: false,
    compat: readsAsText,
    flow: true,
  })
    .toString({ flowCollectionPadding: false, lineWidth: 0 })
    .trimEnd()
    .slice(1, -1);
}
