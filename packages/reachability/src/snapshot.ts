import { isMap, LineCounter, parseAllDocuments } from 'yaml';

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
  // Kubernetes reads YAML 1.1, but its booleans only where a field is one: strings such as `on` are quoted by their authors.
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
    } else if (isMap(document.contents)) {
      readValue(
        toPlain(() => document.toJS({ maxAliasCount: 100 })),
        at,
        objects,
        problems,
      );
    } else if (document.contents && document.toJS() !== null) {
      problems.push({
        ...at,
        message: 'not a Kubernetes object: a map of fields is needed',
      });
    }
  }
}

function readValue(
  value: unknown,
  at: { path: string; line: number },
  objects: SnapshotObject[],
  problems: Problem[],
): void {
  const { apiVersion, kind, metadata, spec, items } = (value ?? {}) as Record<
    string,
    unknown
  >;
  const { name, namespace, labels } = (metadata ?? {}) as Record<
    string,
    unknown
  >;
  if (
    typeof kind === 'string' &&
    kind.endsWith('List') &&
    Array.isArray(items)
  ) {
    items.forEach(item => readValue(item, at, objects, problems));
  } else if (
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    typeof name !== 'string'
  ) {
    problems.push({
      ...at,
      message:
        'not a Kubernetes object: apiVersion, kind and metadata.name are needed',
    });
  } else {
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
}

/** Aliases that multiply beyond measure make the parser throw: such a document holds nothing. */
function toPlain(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isTextMap(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(entry => typeof entry === 'string')
  );
}
