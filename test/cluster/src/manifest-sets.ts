import { parsePlatform, Platform, readDocument } from '@callboard/contract';
import kubernetes from '@callboard/manifests/schemas/kubernetes.json';
// The demo's files are no part of the public door of the plugin, and shall not become one for a test.
// eslint-disable-next-line @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports
import { readDemoShop } from '@callboard/plugin-callboard-backend/src/demo-shop';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from 'yaml';

/** One manifest of a file: its text to the byte, and what it says. */
export interface Document {
  path: string;
  text: string;
  object: {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  };
}

/** Manifests of one environment, as they lie in a repository, and the platform that they were rendered for. */
export interface ManifestSet {
  name: string;
  platform: Platform;
  documents: Document[];
}

const golden = join(
  dirname(require.resolve('@callboard/manifests/package.json')),
  'golden',
);

/** The golden cases of the renderer in which something comes out, each environment by itself. */
export function readGoldenCases(): ManifestSet[] {
  return readdirSync(golden)
    .filter(name => existsSync(join(golden, name, 'deploy')))
    .flatMap(name => {
      const folder = join(golden, name);
      const documents = readFolder(folder).flatMap(documentsIn);
      return readdirSync(join(folder, 'deploy')).map(environment => ({
        name: `${name}, ${environment}`,
        platform: platformFrom(platformText(folder, environment)),
        documents: documents.filter(({ path }) =>
          path.startsWith(`deploy/${environment}/`),
        ),
      }));
    });
}

/** A case of one service has one platform file, a whole repository one for each environment. */
function platformText(folder: string, environment: string): string {
  const only = join(folder, 'platform.yaml');
  return readFileSync(
    existsSync(only) ? only : join(folder, 'platform', `${environment}.yaml`),
    'utf8',
  );
}

/** Every environment of the demo shop: what people wrote by hand, and what the renderer makes of the contracts. */
export async function readDemo(): Promise<ManifestSet[]> {
  const files = [...(await readDemoShop())];
  return files
    .filter(([path]) => path.startsWith('platform/'))
    .map(([, text]) => platformFrom(text))
    .map(platform => ({
      name: platform.metadata.name,
      platform,
      documents: files
        .filter(([path]) =>
          path.startsWith(`deploy/${platform.metadata.name}/`),
        )
        .flatMap(documentsIn),
    }));
}

/** The namespaces that a set needs. */
export const namespacesIn = ({ documents }: ManifestSet): string[] => [
  ...new Set(
    documents.flatMap(({ object }) => object.metadata.namespace ?? []),
  ),
];

/** The kinds in a set that are not Kubernetes' own, by `<apiVersion>/<kind>`. */
export const customKindsIn = ({ documents }: ManifestSet): string[] => [
  ...new Set(
    documents
      .map(({ object }) => `${object.apiVersion}/${object.kind}`)
      .filter(kind => !Object.hasOwn(kubernetes.kinds, kind)),
  ),
];

function readFolder(folder: string): [path: string, text: string][] {
  return readdirSync(join(folder, 'deploy'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => [
      relative(folder, path).split(sep).join('/'),
      readFileSync(path, 'utf8'),
    ]);
}

/** The manifests of a file. */
export function documentsIn([path, file]: [
  path: string,
  text: string,
]): Document[] {
  return file
    .split(/^---$/m)
    .map(text => ({ path, text, object: parse(text) }))
    .filter(({ object }) => object !== null);
}

function platformFrom(text: string): Platform {
  const document = readDocument(text);
  const result = document.ok ? parsePlatform(document.value) : document;
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}
