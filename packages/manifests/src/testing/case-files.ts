import { Parsed, readDocument } from '@callboard/contract';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** All files below, sorted; none where there is no such folder. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

/** The documents of all files below. */
export function readAll<T>(
  parse: (input: unknown) => Parsed<T>,
  folder: string,
): T[] {
  return listFiles(folder).map(path => read(parse, path));
}

/** @throws where it is not what it should be. */
export function read<T>(parse: (input: unknown) => Parsed<T>, path: string): T {
  const document = readDocument(readFileSync(path, 'utf8'));
  const result = document.ok ? parse(document.value) : document;
  if (!result.ok) throw new Error(`${path}: ${JSON.stringify(result.issues)}`);
  return result.value;
}

export function writeText(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
