import { Document, LineCounter, parseAllDocuments } from 'yaml';

/**
 * A manifest file as it lies in a repository.
 * @public
 */
export interface ManifestFile {
  path: string;
  text: string;
}

/**
 * One Kubernetes object with the place it was read from.
 * @public
 */
export interface SnapshotObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
  };
  spec?: unknown;
  at: { path: string; line: number };
}

/**
 * What could not be read, and where: whatever depends on it is not known.
 * @public
 */
export interface Problem {
  path: string;
  line?: number;
  message: string;
}

/**
 * The objects of one environment at one moment, and what could not be read.
 * @public
 */
export interface Snapshot {
  objects: SnapshotObject[];
  problems: Problem[];
}

/**
 * Reads manifest files into a snapshot. A broken file costs what it holds, nothing else; nothing throws.
 *
 * Each file may hold several documents and `List` objects. Empty documents are passed over.
 * @public
 */
export function toSnapshot(files: ManifestFile[]): Snapshot {
  const snapshot: Snapshot = { objects: [], problems: [] };
  for (const file of files) {
    readFile(file, snapshot);
  }
  return snapshot;
}

function readFile(
  { path, text }: ManifestFile,
  { objects, problems }: Snapshot,
): void {
  const lines = new LineCounter();
  for (const document of parseAllDocuments(text, {
    lineCounter: lines,
    merge: true,
  })) {
    const start = document.contents?.range?.[0];
    const at = {
      path,
      line: start === undefined ? 1 : lines.linePos(start).line,
    };
    const [error] = document.errors;
    if (error) {
      problems.push({
        path,
        line: error.linePos?.[0].line,
        message: error.message.split(/ at line \d|\n/)[0],
      });
      continue;
    }
    const plain = toPlain(document);
    if (!plain.ok) {
      problems.push({ ...at, message: `not readable: ${plain.message}` });
    } else if (plain.value !== null && plain.value !== undefined) {
      readValue(plain.value, at, objects, problems);
    }
  }
}

function readValue(
  value: unknown,
  at: { path: string; line: number },
  objects: SnapshotObject[],
  problems: Problem[],
): void {
  if (isList(value)) {
    for (const item of value.items) {
      if (isList(item)) {
        problems.push({ ...at, message: 'a list within a list is not read' });
      } else {
        readObject(item, at, objects, problems);
      }
    }
  } else {
    readObject(value, at, objects, problems);
  }
}

function isList(value: unknown): value is { items: unknown[] } {
  const { kind, items } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)
  );
}

function readObject(
  value: unknown,
  at: { path: string; line: number },
  objects: SnapshotObject[],
  problems: Problem[],
): void {
  const { apiVersion, kind, metadata, spec } = (value ?? {}) as Record<
    string,
    unknown
  >;
  const { name, namespace, labels } = (metadata ?? {}) as Record<
    string,
    unknown
  >;
  if (
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    typeof name !== 'string'
  ) {
    problems.push({
      ...at,
      message:
        'not a Kubernetes object: apiVersion, kind and metadata.name are needed',
    });
    return;
  }
  objects.push({
    apiVersion,
    kind,
    metadata: {
      name,
      ...(typeof namespace === 'string' && { namespace }),
      ...(isTextMap(labels) && { labels }),
    },
    spec,
    at,
  });
}

/** Aliases that multiply beyond measure, lead nowhere or back to themselves hold nothing. */
function toPlain(
  document: Document.Parsed,
): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(value);
    return { ok: true, value };
  } catch (error) {
    return {
      ok: false,
      message:
        error instanceof Error ? error.message.split('\n')[0] : String(error),
    };
  }
}

function isTextMap(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(entry => typeof entry === 'string')
  );
}
