import { readDocument } from '@callboard/contract';
import type { ManifestFile, Problem } from '@callboard/reachability';
import { posix } from 'node:path';

/** What a file is that tools of Kubernetes read, and clusters do not; a problem where it changes what is applied. */
type Aside = { problem?: string };

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
  return absent === undefined
    ? undefined
    : `\`${String(absent)}\` is not in the folder`;
}

/** Files that are merely listed are what is applied; whatever else it says changes them on the way. */
const kustomization: Reader = ({ path, text }, all) => {
  if (!/^(kustomization\.ya?ml|Kustomization)$/.test(posix.basename(path))) {
    return undefined;
  }
  const document = readDocument(text);
  const { apiVersion, kind, metadata, resources, ...rest } = (
    document.ok ? document.value ?? {} : { unreadable: true }
  ) as Record<string, unknown>;
  // Flux's object of that name is one of the cluster's.
  if (!String(apiVersion ?? ofKustomize).startsWith(ofKustomize)) {
    return undefined;
  }
  const changes = Object.keys(rest);
  const first = changes.length
    ? `\`${changes[0]}\` changes them`
    : absentAmong(resources, path, all);
  return first
    ? {
        problem: `what is applied are not the files as they lie here, for ${first}: build it first (\`kustomize build\`), and name the folder with the result`,
      }
    : {};
};

/** Its templates are what is read, or named. Charts that it depends on are not here. */
const chart: Reader = ({ path, text }) => {
  if (posix.basename(path) !== 'Chart.yaml') return undefined;
  const document = readDocument(text);
  const { dependencies } = ((document.ok && document.value) || {}) as Record<
    string,
    unknown
  >;
  return document.ok && dependencies === undefined
    ? {}
    : {
        problem:
          'the charts that it depends on are not read: render it first (`helm template`)',
      };
};

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
    else if (aside.problem)
      problems.push({ path: file.path, message: aside.problem });
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
