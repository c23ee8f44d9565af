import { isList } from './yaml/is-list';
import { readYaml } from './yaml/read-yaml';

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
    annotations?: Record<string, string>;
    /** What controls it, in the same namespace, such as the ReplicaSet of a pod. */
    owner?: { kind: string; name: string };
  };
  spec?: unknown;
  /** Several in the place of one, as Cilium's policies may have them. */
  specs?: unknown;
  status?: unknown;
  at: Place;
  /** The line of each item of the lists right under `spec`, by `<list>.<index>`, e.g. `ingress.0`. */
  lines: Record<string, number>;
}

/**
 * Where something was read: the path of its file, and the line, from 1; of an object in a cluster
 * `<kind> <namespace>/<name>`, and 0.
 * @public
 */
export interface Place {
  path: string;
  line: number;
}

/**
 * What could not be read, and where: whatever depends on it is not known.
 * @public
 */
export interface Problem {
  path: string;
  line?: number;
  message: string;
  /** The namespace that it concerns; all of them where it is not known. */
  namespace?: string;
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
 * Each file may hold several documents and `List` objects. Empty documents are passed over. `namespaceOf` tells which
 * namespace a file that cannot be read concerns, where the layout of the repository says so.
 * @public
 */
export function toSnapshot(
  files: ManifestFile[],
  namespaceOf: (path: string) => string | undefined = () => undefined,
): Snapshot {
  const snapshot: Snapshot = { objects: [], problems: [] };
  for (const file of files) {
    readFile(file, snapshot, namespaceOf(file.path));
  }
  return snapshot;
}

function readFile(
  { path, text }: ManifestFile,
  { objects, problems }: Snapshot,
  concerned: string | undefined,
): void {
  const namespace = concerned === undefined ? {} : { namespace: concerned };
  for (const reading of readYaml(text)) {
    if ('message' in reading) {
      problems.push({ path, ...reading, ...namespace });
      continue;
    }
    const { value, line, lines } = reading;
    const at = { path, line };
    const object = readObject(value, { at, lines });
    if ('message' in object) problems.push({ ...at, ...namespace, ...object });
    else objects.push(object);
  }
}

const inQuotes = 'a number or a word such as yes stands in quotes';

/**
 * Reads an object that is parsed already, as an API server sends it. Nothing throws.
 *
 * @param place where it was read: of one that a cluster has, its kind and name and line 0
 * @returns what is wrong with it, where it is no object
 * @public
 */
export function readObject(
  value: unknown,
  place: Pick<SnapshotObject, 'at' | 'lines'>,
): SnapshotObject | Pick<Problem, 'message' | 'namespace'> {
  if (isList(value)) return { message: 'a list within a list is not read' };
  const { apiVersion, kind, metadata, spec, specs, status } = (value ??
    {}) as Record<string, unknown>;
  const { name, namespace, labels, annotations, ownerReferences } = (metadata ??
    {}) as Record<string, unknown>;
  const owner = ownerAmong(ownerReferences);
  if (
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    typeof name !== 'string'
  ) {
    return {
      message: `not a Kubernetes object: ${
        ['number', 'boolean'].includes(typeof name)
          ? `metadata.name is no text, ${inQuotes}`
          : 'apiVersion, kind and metadata.name are needed'
      }`,
    };
  }
  // `objects` is what a Template of OpenShift makes, or would with other parameters.
  if (Array.isArray((value as { objects?: unknown }).objects)) {
    return {
      message: `${kind} ${name}: the objects that it holds are not read: process it first (\`oc process\`)`,
    };
  }
  const mistyped = mistypedIn({ namespace, labels, annotations });
  if (mistyped) {
    return {
      message: `${kind} ${name}, metadata.${mistyped}: texts are needed, ${inQuotes}`,
      ...(typeof namespace === 'string' && namespace !== '' && { namespace }),
    };
  }
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      // An empty one is none.
      ...(typeof namespace === 'string' && namespace !== '' && { namespace }),
      ...(isTextMap(labels) && { labels }),
      ...(isTextMap(annotations) && { annotations }),
      ...(owner && { owner }),
    },
    spec,
    ...(specs !== undefined && { specs }),
    ...(status !== undefined && { status }),
    ...place,
  };
}

/** "There cannot be more than one managing controller." */
function ownerAmong(
  references: unknown,
): SnapshotObject['metadata']['owner'] | undefined {
  const all = Array.isArray(references) ? references : [];
  const found = all.find(one => one?.controller === true);
  return typeof found?.kind === 'string' && typeof found.name === 'string'
    ? { kind: found.kind, name: found.name }
    : undefined;
}

/** The first of these fields that the API server would refuse for what it holds. */
function mistypedIn({
  namespace,
  ...maps
}: Record<string, unknown>): string | undefined {
  if (typeof (namespace ?? '') !== 'string') return 'namespace';
  return Object.keys(maps).find(field => !isTextMap(maps[field] ?? {}));
}

function isTextMap(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(entry => typeof entry === 'string')
  );
}
