import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { cruise, rulesFile } from './cruise.mjs';

/** One wrong import for each rule: the rule, the file, its import. */
// prettier-ignore
const refused = [
  ['arrows of packages/contract', 'packages/contract', `import '@callboard/manifests'`],
  ['arrows of packages/kubernetes-yaml', 'packages/kubernetes-yaml', `import '@callboard/contract'`],
  ['arrows of packages/manifests', 'packages/manifests', `import '@callboard/reachability'`],
  ['arrows of packages/reachability', 'packages/reachability', `import '@callboard/contract'`],
  ['arrows of packages/checks', 'packages/checks', `import '@callboard/manifests'`],
  ['arrows of packages/cli', 'packages/cli', `import '@callboard/plugin-callboard-common'`],
  ['arrows of packages/app', 'packages/app', `import '@callboard/plugin-callboard-backend'`],
  ['arrows of packages/backend', 'packages/backend', `import '@callboard/manifests'`],
  ['arrows of plugins/callboard', 'plugins/callboard', `import type {} from '@callboard/reachability'`],
  ['arrows of plugins/callboard-common', 'plugins/callboard-common', `import '@callboard/plugin-callboard'`],
  ['arrows of plugins/callboard-backend', 'plugins/callboard-backend', `import '@callboard/plugin-callboard'`],
  ['arrows of plugins/scaffolder-backend-module-callboard', 'plugins/scaffolder-backend-module-callboard', `import '@callboard/plugin-callboard-backend'`],
  ['arrows of plugins/catalog-backend-module-callboard', 'plugins/catalog-backend-module-callboard', `import '@callboard/manifests'`],
  ['arrows of plugins/events-backend-module-callboard', 'plugins/events-backend-module-callboard', `import '@callboard/plugin-callboard-common'`],
  ['callboard-common takes only types', 'plugins/callboard-common', `import '@callboard/reachability'`],
  ['packages know no Backstage', 'packages/contract', `import '@backstage/errors'`],
  ['packages touch no outside world', 'packages/reachability', `import 'node:fs'`],
  ['packages take only types of the Kubernetes client', 'packages/manifests', `import '@kubernetes/client-node'`],
  ['Git adapters know only the wire and the contract', 'plugins/callboard-backend/src/git/local', `import '@callboard/manifests'`],
  ['Git adapters know only the wire and the contract', 'plugins/callboard-backend/src/git', `import '../router'`],
  ['changes know no cluster', 'plugins/callboard-backend/src/change', `import '../cluster/Clusters'`],
  ['only the local host knows isomorphic-git', 'plugins/callboard-backend/src/git', `import 'isomorphic-git'`],
  ['only plugin.tsx knows the new frontend system', 'plugins/callboard', `import '@backstage/frontend-plugin-api'`],
  ['the plain evaluator is a second opinion', 'test/differential/src/evaluator', `import '@callboard/reachability'`],
  ['promises are worked out without renderer and engine', 'test/promise/src/promise', `import '@callboard/manifests'`],
  ['no cycles', 'packages/contract', `import './cycle'`],
  ['every import is found', 'packages/contract', `import './absent'`],
];

/** What the same rules let pass: the file, its import. */
// prettier-ignore
const allowed = [
  ['packages/manifests/src/allowed.ts', `import '@callboard/contract'`],
  ['packages/manifests/src/client.ts', `import { type V1Pod } from '@kubernetes/client-node'; export const pod = {} as V1Pod;`],
  ['packages/manifests/src/allowed.test.ts', `import 'fs'`],
  ['plugins/callboard-common/src/types.ts', `import type { Verdict } from '@callboard/reachability'; export const verdict = {} as Verdict;`],
  ['plugins/callboard/src/plugin.tsx', `import '@backstage/frontend-plugin-api'`],
  ['plugins/callboard/src/Card.test.tsx', `import '@backstage/frontend-plugin-api'`],
  ['plugins/callboard-backend/src/git/local/allowed.ts', `import 'isomorphic-git'; import '../git-host'; import '@callboard/contract';`],
];

const workspaceNames = {
  'packages/contract': '@callboard/contract',
  'packages/manifests': '@callboard/manifests',
  'packages/reachability': '@callboard/reachability',
  'packages/checks': '@callboard/checks',
  'packages/cli': '@callboard/cli',
  'packages/app': 'app',
  'packages/backend': 'backend',
  'plugins/callboard': '@callboard/plugin-callboard',
  'plugins/callboard-common': '@callboard/plugin-callboard-common',
  'plugins/callboard-backend': '@callboard/plugin-callboard-backend',
  'plugins/scaffolder-backend-module-callboard':
    '@callboard/plugin-scaffolder-backend-module-callboard',
  'plugins/catalog-backend-module-callboard':
    '@callboard/plugin-catalog-backend-module-callboard',
  'plugins/events-backend-module-callboard':
    '@callboard/plugin-events-backend-module-callboard',
  'test/differential': '@callboard/test-differential',
  'test/promise': '@callboard/test-promise',
};
const libraries = [
  '@backstage/errors',
  '@backstage/frontend-plugin-api',
  '@kubernetes/client-node',
  'isomorphic-git',
];

const base = mkdtempSync(join(tmpdir(), 'callboard-arrows-'));
after(() => rmSync(base, { recursive: true }));

const planted = refused.map(([rule, folder, line], number) => {
  const file = `${folder}${
    folder.includes('/src') ? '' : '/src'
  }/planted-${number}.ts`;
  write(file, line);
  return { rule, file, line };
});
allowed.forEach(([file, line]) => write(file, line));
writeWorkspaces();
const { violations, modules, unseen } = await cruise(base);

for (const { rule, file, line } of planted) {
  test(`${rule}: refuses ${line} in ${dirname(file)}`, () => {
    const broken = violations.filter(({ from, to }) =>
      [from, to].includes(file),
    );
    assert.ok(
      broken.some(violation => violation.rule === rule),
      `broken: ${JSON.stringify(broken)}`,
    );
  });
}
for (const [file, line] of allowed) {
  test(`allows ${line} in ${file}`, () => {
    assert.deepEqual(
      violations.filter(({ from }) => from === file),
      [],
    );
  });
}
test('every rule is broken here once', () => {
  const { forbidden } = createRequire(import.meta.url)(rulesFile);
  const rules = forbidden.map(({ name }) => name).sort();
  assert.deepEqual(rules, [...new Set(refused.map(([rule]) => rule))].sort());
});
test('all modules of all workspaces are looked at', () => {
  assert.deepEqual(unseen, []);
  assert.ok(modules > refused.length);
});

function writeWorkspaces() {
  write(
    'package.json',
    JSON.stringify({ workspaces: ['packages/*', 'plugins/*', 'test/*'] }),
  );
  write(
    'tsconfig.json',
    '{"compilerOptions": {"moduleResolution": "bundler"}}',
  );
  for (const [folder, name] of Object.entries(workspaceNames)) {
    write(
      `${folder}/package.json`,
      JSON.stringify({ name, main: 'src/index.ts' }),
    );
    write(`${folder}/src/index.ts`, 'export type Verdict = string;');
    mkdirSync(dirname(join(base, 'node_modules', name)), { recursive: true });
    symlinkSync(join(base, folder), join(base, 'node_modules', name), 'dir');
  }
  for (const name of libraries) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, main: 'dist/index.js' }),
    );
    write(`node_modules/${name}/dist/index.js`, '');
  }
  const cycle = planted.find(({ rule }) => rule === 'no cycles').file;
  write(
    'packages/contract/src/cycle.ts',
    `import './${cycle.split('/').pop().replace('.ts', '')}'`,
  );
  write('plugins/callboard-backend/src/router.ts', 'export {}');
  write('plugins/callboard-backend/src/git/git-host.ts', 'export {}');
  write('plugins/callboard-backend/src/cluster/Clusters.ts', 'export {}');
}

function write(file, content) {
  mkdirSync(dirname(join(base, file)), { recursive: true });
  writeFileSync(join(base, file), `${content}\n`);
}
