import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { download, pinnedVersion } from '../../scripts/go.mjs';
import { projects } from './definitions/projects.mjs';
import { readDefinitions } from './definitions/read.mjs';
import { controlPlane, definitionsFolder } from './pins.mjs';
import { customResourceSchemas } from './schemas/custom-resources.mjs';
import { kubernetesSchemas } from './schemas/kubernetes.mjs';

/**
 * `node test/cluster/generate-schemas.mjs`: writes packages/manifests/schemas/ from the pinned Go modules.
 * With `--check` it writes nothing and says whether the files are what it would write. Needs Go.
 */
const target = fileURLToPath(
  new URL('../../packages/manifests/schemas/', import.meta.url),
);
const openapi = [
  'api__v1',
  'apis__apps__v1',
  'apis__autoscaling__v2',
  'apis__networking.k8s.io__v1',
  'apis__policy__v1',
  'apis__rbac.authorization.k8s.io__v1',
];

function makeKubernetes() {
  const folder = download(controlPlane);
  const read = path => readFileSync(join(folder, path), 'utf8');
  return toText({
    $id: 'kubernetes.json',
    $comment: `Made by test/cluster/generate-schemas.mjs from the OpenAPI files of k8s.io/kubernetes ${pinnedVersion(
      controlPlane,
    )}, Apache-2.0. Shortened: see NOTICE.`,
    ...kubernetesSchemas(
      openapi.map(name =>
        JSON.parse(read(`api/openapi-spec/v3/${name}_openapi.json`)),
      ),
      read('pkg/generated/openapi/zz_generated.openapi.go'),
    ),
  });
}

function makeProject(project) {
  return toText({
    $id: `${project.name}.json`,
    $comment: `Made by test/cluster/generate-schemas.mjs from ${[
      ...originsOf(project),
      ...(project.note ? [project.note] : []),
    ].join('; ')}. Shortened: see NOTICE.`,
    ...customResourceSchemas(project.kinds, readDefinitions(project, pathIn)),
  });
}

const pathIn = (module, file) =>
  join(download({ folder: definitionsFolder, module }), file);

const originsOf = ({ sources }) =>
  sources.map(({ module }) => {
    const version = pinnedVersion({ folder: definitionsFolder, module });
    return `the custom resource definitions of ${module} ${version}, Apache-2.0`;
  });

/** One kind or definition a line, names in order: the difference between two versions can be read. */
function toText({ $id, $comment, kinds, definitions }) {
  return [
    '{',
    `"$id": ${JSON.stringify($id)},`,
    `"$comment": ${JSON.stringify($comment)},`,
    ...section('kinds', kinds),
    '},',
    ...section('definitions', definitions),
    '}',
    '}',
    '',
  ].join('\n');
}

function section(title, schemas) {
  const lines = Object.keys(schemas)
    .sort()
    .map(name => `${JSON.stringify(name)}: ${inOrder(schemas[name])}`);
  return [`"${title}": {`, lines.join(',\n')];
}

function inOrder(schema) {
  return JSON.stringify(schema, (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map(name => [name, value[name]]),
        )
      : value,
  );
}

const check = process.argv.includes('--check');
for (const [name, make] of [
  ['kubernetes.json', makeKubernetes],
  ...projects.map(project => [
    `${project.name}.json`,
    () => makeProject(project),
  ]),
]) {
  const text = make();
  const path = join(target, name);
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`${name}: ${Math.ceil(text.length / 1000)} kB`);
  } else if (readFileSync(path, 'utf8') === text) {
    console.log(`✔ ${name} is what the modules say`);
  } else {
    console.log(`✘ ${name} is not what the modules say: generate it again`);
    process.exitCode = 1;
  }
}
