/**
 * Which way imports may point (docs/architecture.md). `node scripts/arrows.mjs` checks them;
 * scripts/arrows.test.mjs breaks each rule once, to see that it can be broken.
 */

/** Every workspace, and the other workspaces that it may import. */
const arrows = {
  'packages/contract': [],
  'packages/kubernetes-yaml': [],
  'packages/manifests': ['packages/contract', 'packages/kubernetes-yaml'],
  'packages/reachability': ['packages/kubernetes-yaml'],
  'packages/checks': ['packages/reachability'],
  'packages/cli': [
    'packages/contract',
    'packages/manifests',
    'packages/reachability',
    'packages/checks',
  ],
  'plugins/callboard-common': ['packages/contract'],
  'plugins/callboard': ['plugins/callboard-common', 'packages/contract'],
  'plugins/callboard-backend': [
    'plugins/callboard-common',
    'packages/contract',
    'packages/manifests',
    'packages/reachability',
    'packages/checks',
  ],
  'plugins/scaffolder-backend-module-callboard': [
    'plugins/callboard-common',
    'packages/contract',
    'packages/manifests',
  ],
  'plugins/catalog-backend-module-callboard': [
    'plugins/callboard-common',
    'packages/contract',
  ],
  'plugins/events-backend-module-callboard': [],
  'packages/app': ['plugins/callboard'],
  'packages/backend': [
    'packages/app',
    'plugins/callboard-backend',
    'plugins/callboard-common',
    'plugins/scaffolder-backend-module-callboard',
    'plugins/catalog-backend-module-callboard',
  ],
};

/** Of these callboard-common may take types, which are gone when it runs. */
const typesForTheWire = [
  'packages/manifests',
  'packages/reachability',
  'packages/checks',
];

const anyOf = folders => `^(${folders.join('|')})/`;
const ours = '^(packages|plugins|test|bench)/';
const tests = '\\.test\\.tsx?$|/(setupTests|testing)[./]';
const pure = anyOf([
  'packages/contract',
  'packages/kubernetes-yaml',
  'packages/manifests',
  'packages/reachability',
  'packages/checks',
]);

const workspaceArrows = Object.entries(arrows).map(([folder, allowed]) => ({
  name: `arrows of ${folder}`,
  severity: 'error',
  comment: `${folder} may import ${allowed.join(', ') || 'no other workspace'}`,
  from: { path: anyOf([folder]) },
  to: {
    path: ours,
    pathNot: anyOf([
      folder,
      ...allowed,
      ...(folder === 'plugins/callboard-common' ? typesForTheWire : []),
    ]),
  },
}));

module.exports = {
  forbidden: [
    ...workspaceArrows,
    {
      name: 'callboard-common takes only types',
      severity: 'error',
      comment:
        'what crosses the wire may name domain types, not run domain code',
      from: { path: anyOf(['plugins/callboard-common']) },
      to: { path: anyOf(typesForTheWire), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages know no Backstage',
      severity: 'error',
      from: { path: pure },
      to: { path: '(^|/)@backstage/' },
    },
    {
      name: 'packages touch no outside world',
      severity: 'error',
      comment: 'no file system, network or process: data in, data out',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages take only types of the Kubernetes client',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: {
        path: '(^|/)@kubernetes/client-node(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'Git adapters know only the wire and the contract',
      severity: 'error',
      from: { path: '^plugins/callboard-backend/src/git/', pathNot: tests },
      to: {
        path: ours,
        pathNot: anyOf([
          'plugins/callboard-backend/src/git',
          'plugins/callboard-backend/src/kept',
          'plugins/callboard-common',
          'packages/contract',
        ]),
      },
    },
    {
      name: 'changes know no cluster',
      severity: 'error',
      comment: 'what runs enters a plan as plain data',
      from: { path: '^plugins/callboard-backend/src/change/' },
      to: { path: '^plugins/callboard-backend/src/cluster/' },
    },
    {
      name: 'only the local host knows isomorphic-git',
      severity: 'error',
      from: {
        path: ours,
        pathNot: '^plugins/callboard-backend/src/git/local/',
      },
      to: { path: '(^|/)isomorphic-git(/|$)' },
    },
    {
      name: 'only plugin.tsx knows the new frontend system',
      severity: 'error',
      comment: 'everything else runs in portals on the old system too',
      from: {
        path: '^plugins/',
        pathNot: `^plugins/callboard/(src/plugin\\.tsx$|dev/)|${tests}`,
      },
      to: { path: '(^|/)@backstage/frontend-plugin-api(/|$)' },
    },
    {
      name: 'the plain evaluator is a second opinion',
      severity: 'error',
      comment: 'what the engine is held to is written without it',
      from: { path: '^test/differential/src/evaluat' },
      to: { path: ours, pathNot: '^test/differential/src/evaluat' },
    },
    {
      name: 'promises are worked out without renderer and engine',
      severity: 'error',
      comment: 'what the two are held to is read from the contracts',
      from: { path: '^test/promise/src/promise/' },
      to: {
        path: anyOf(['packages/manifests', 'packages/reachability']),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: { path: ours },
      to: { circular: true },
    },
    {
      name: 'every import is found',
      severity: 'error',
      comment: 'an import that cannot be resolved escapes all the other rules',
      from: { path: ours },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Of ours only: the packages that we import have their code in dist/ too.
    exclude: {
      path: [
        '^(packages|plugins|test)/[^/]+/(dist|dist-types|coverage|output)/',
        '(^|/)[.]eslintrc[.]js$',
      ],
    },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
