import { readDocument } from '@callboard/contract';
import type { ManifestFile, Problem } from '@callboard/reachability';
import { posix } from 'node:path';
import { lineOf } from './line-of';

/** What a file is that tools of Kubernetes read, and clusters do not; a problem where it changes what is applied. */
type Aside = { problem?: string; line?: number };

/** Nothing for a file that is to be read as manifests. */
type Reader = (
  file: ManifestFile,
  all: ReadonlySet<string>,
) => Aside | undefined;

const ofKustomize = 'kustomize.config.k8s.io/';

function absentAmong(
  resources: unknown,
  path: string,
  all: ReadonlySet<string>,
): string | undefined {
  const listed: unknown[] = [resources ?? []].flat();
  const isHere = (one: unknown) => {
    const at = posix.join(posix.dirname(path), String(one));
    return (
      at === '.' ||
      all.has(at) ||
      [...all].some(file => file.startsWith(`${at}/`))
    );
  };
  const absent = listed.find(one => !isHere(one));
  return absent === undefined || typeof absent === 'string'
    ? absent
    : JSON.stringify(absent);
}

/** What else it may say, and no answer depends on it. */
const harmless = [
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'images',
  'replicas',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
  'buildMetadata',
  'sortOptions',
];

/** Files that are merely listed are what is applied; whatever else it says changes them on the way. */
const kustomization: Reader = ({ path, text }, all) => {
  if (!/^(kustomization\.ya?ml|Kustomization)$/.test(posix.basename(path))) {
    return undefined;
  }
  const { fields, unreadable } = fieldsOf(text);
  if (!fields) return unreadable;
  // Flux's object of that name is one of the cluster's.
  if (!String(fields.apiVersion ?? ofKustomize).startsWith(ofKustomize)) {
    return undefined;
  }
  const change = Object.keys(fields).find(field => !harmless.includes(field));
  const absent = absentAmong(fields.resources, path, all);
  if (change !== undefined)
    return unbuilt(`\`${change}\` changes them`, lineOfKey(text, change));
  return absent === undefined
    ? {}
    : unbuilt(`\`${absent}\` is not in the folder`, lineOf(text, absent));
};

function unbuilt(why: string, line: number): Aside {
  return {
    problem: `what is applied are not the files as they lie here, for ${why}: build it first (\`kustomize build\`), and name the folder with the result`,
    line,
  };
}

/** Its templates are what is read, or named. Charts that it depends on are not here. */
const chart: Reader = ({ path, text }) => {
  if (posix.basename(path) !== 'Chart.yaml') return undefined;
  const { fields, unreadable } = fieldsOf(text);
  if (!fields) return unreadable;
  return fields.dependencies === undefined
    ? {}
    : {
        problem:
          'the charts that it depends on are not read: render it first (`helm template`)',
        line: lineOfKey(text, 'dependencies'),
      };
};

type Fields =
  | { fields: Record<string, unknown>; unreadable?: undefined }
  | { fields?: undefined; unreadable: Aside };

/** An empty file is a map without fields. */
function fieldsOf(text: string): Fields {
  const document = readDocument(text);
  if (!document.ok) {
    const [{ message }] = document.issues;
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    return { unreadable: { problem: message, line } };
  }
  const value = document.value ?? {};
  return typeof value === 'object' && !Array.isArray(value)
    ? { fields: { ...value } }
    : { unreadable: { problem: 'it is no map of fields', line: 1 } };
}

function lineOfKey(text: string, key: string): number {
  const isIt = (line: string) =>
    /^["']?([^"':]*)/.exec(line)?.[1].trim() === key;
  return Math.max(1, text.split('\n').findIndex(isIt) + 1);
}

const valuesOfChart: Reader = ({ path }, all) => {
  const isThem = /^values.*\.(ya?ml|schema\.json)$/.test(posix.basename(path));
  return isThem && all.has(posix.join(posix.dirname(path), 'Chart.yaml'))
    ? {}
    : undefined;
};

const readers = [kustomization, chart, valuesOfChart];

/**
 * Puts aside what is no manifest and is known not to be: Kustomize's and Helm's own files. Harmless ones are
 * passed over, the others are problems.
 */
export function putAside(files: ManifestFile[]): {
  files: ManifestFile[];
  problems: Problem[];
} {
  const all = new Set(files.map(({ path }) => path));
  const manifests: ManifestFile[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const aside = firstOf(readers, reader => reader(file, all));
    if (!aside) manifests.push(file);
    else if (aside.problem) {
      const { problem: message, line } = aside;
      problems.push({ path: file.path, line, message });
    }
  }
  return { files: manifests, problems };
}

function firstOf<T, R>(
  items: T[],
  pick: (item: T) => R | undefined,
): R | undefined {
  for (const item of items) {
    const picked = pick(item);
    if (picked !== undefined) return picked;
  }
  return undefined;
}
