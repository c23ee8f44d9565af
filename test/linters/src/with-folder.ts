import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A file as it lies in a folder. */
export interface File {
  path: string;
  text: string;
}

/** Lends a program a folder with some files, and takes it away again. */
export function withFolder<T>(files: File[], work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-linters-'));
  try {
    for (const { path, text } of files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file for each document, in the folder `manifests`; documents of one file share its path. */
export function filesOf(documents: File[]): File[] {
  return documents.map(({ path, text }, index) => ({
    path: `manifests/${index}/${path}`,
    text,
  }));
}
