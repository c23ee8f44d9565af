import {
  Microservice,
  parseMicroservice,
  Parsed,
  parsePlatform,
  Platform,
  readDocument,
} from '@callboard/contract';
import { renderDelivery } from '@callboard/manifests';
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'a-b', 'b-c', 'namespace');
const environments = fc.uniqueArray(fc.constantFrom('prod', 'dev'), {
  minLength: 1,
});

const service = fc
  .record({
    name,
    namespace: fc.constantFrom('shop', 'ops', 'lab'),
    owner: fc.constantFrom(
      'group:default/team-a',
      'group:default/team-b',
      'user:retail/anna',
    ),
    environments,
  })
  .map(({ name: own, namespace, owner, environments: where }) =>
    value(
      parseMicroservice({
        apiVersion: 'callboard.dev/v1alpha1',
        kind: 'Microservice',
        metadata: { name: own, namespace },
        spec: {
          owner,
          image: 'a/b',
          environments: Object.fromEntries(
            where.map(one => [one, { tag: '1' }]),
          ),
        },
      }),
    ),
  );

const repository = fc.record({
  services: fc.uniqueArray(service, {
    minLength: 1,
    maxLength: 8,
    selector: ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
  }),
  suffix: fc.constantFrom('', '-eu'),
});

const platformOf = (namespaceSuffix: string): Platform =>
  value(
    parsePlatform({
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Platform',
      metadata: { name: 'prod' },
      spec: {
        kubernetes: '1.36',
        namespaceSuffix,
        gitops: { tool: 'argocd', repository: 'https://git.example.com/a' },
      },
    }),
  );

function value<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.value;
}

/** The projects that the generators of an ApplicationSet put a folder into. */
function projectsOf(applicationSet: Rendered, folder: string): string[] {
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.replace('*', '[^/]*')}$`).test(folder);
  return applicationSet.spec.generators!.flatMap(({ git }) =>
    git.directories
      .filter(({ path }) => matches(path))
      .map(() => git.values.project),
  );
}

interface Rendered {
  kind: string;
  metadata: { name: string };
  spec: {
    generators?: {
      git: { directories: { path: string }[]; values: { project: string } };
    }[];
    destinations?: { namespace: string }[];
    clusterResourceWhitelist?: { kind: string; name: string }[];
  };
}

const isHere = ({ spec }: Microservice) =>
  Object.hasOwn(spec.environments, 'prod');

it('delivers each folder of an environment once, by the project of its owner, which may nowhere else', () => {
  let delivered = 0;
  fc.assert(
    fc.property(repository, ({ services, suffix }) => {
      const platform = platformOf(suffix);
      const rendering = renderDelivery({
        platform,
        platforms: [platform],
        services,
        deployed: [],
      });
      fc.pre(rendering.ok);
      if (!rendering.ok) return;
      delivered++;
      const objects = rendering.files.map(
        ({ text }) => value(readDocument(text)) as Rendered,
      );
      const set = objects.find(({ kind }) => kind === 'ApplicationSet')!;
      const here = services.filter(isHere);
      for (const { metadata, spec } of here) {
        const { namespace } = metadata;
        const [project, ...others] = projectsOf(
          set,
          `deploy/prod/${namespace}/${metadata.name}`,
        );
        expect(others).toEqual([]);
        expect(project).toMatch(new RegExp(`${spec.owner.split('/')[1]}$`));
        expect(
          projectsOf(set, `deploy/prod/${namespace}/_namespace`),
        ).toHaveLength(1);
      }
      for (const { kind, metadata, spec } of objects) {
        if (kind !== 'AppProject') continue;
        const own = here.filter(one =>
          metadata.name.endsWith(one.spec.owner.split('/')[1]),
        );
        const namespaces = [
          ...new Set(own.map(one => `${one.metadata.namespace}${suffix}`)),
        ].sort();
        expect(spec.destinations!.map(one => one.namespace)).toEqual(
          namespaces,
        );
        expect(spec.clusterResourceWhitelist).toEqual(
          namespaces.map(one => ({ group: '', kind: 'Namespace', name: one })),
        );
      }
    }),
    { numRuns: 300 },
  );
  expect(delivered).toBeGreaterThan(100);
});
