import { checkAll } from '@callboard/checks';
import { callers } from '@callboard/reachability';
import fc from 'fast-check';
import { demoShop, Files, granting } from '../change/__testUtils__/shop';
import { planChange } from '../change/plan-change';
import { GitHost } from '../git/GitHost';
import { Repository } from './Repository';
import { RepositoryState } from './state';

const kinds = [
  'delete',
  'break',
  'empty',
  'replace',
  'replace',
  'restate',
  'move',
  'restore',
] as const;

/** Files by number: whichever the shop has then. */
interface Edit {
  what: (typeof kinds)[number];
  file: number;
  other: number;
  words: [string, string];
}

const edit = fc.record<Edit>({
  what: fc.constantFrom(...kinds),
  file: fc.nat(),
  other: fc.nat(),
  words: fc.constantFrom<[string, string][]>(
    ['shop', 'finance'],
    ['http', 'grpc'],
    ['8080', '8081'],
    ['kind:', 'kynd:'],
    ['orders', 'web'],
    ['podSelector', 'podSelectr'],
    ['kind: none', 'kind: istio-sidecar'],
    ['namespaces: all-in-git', 'namespaceSuffix: -dev'],
  ),
});

function apply(
  files: Files,
  original: Files,
  { what, file, other, words: [word, another] }: Edit,
): void {
  const paths = [...files.keys()];
  const path = paths[file % paths.length];
  const target = [...original.keys()][other % original.size];
  const text = files.get(path)!;
  switch (what) {
    case 'delete':
      files.delete(path);
      break;
    case 'break':
      files.set(path, `${text}\n- [`);
      break;
    case 'empty':
      files.set(path, '');
      break;
    case 'replace':
      files.set(path, text.replaceAll(word, another));
      break;
    case 'restate':
      files.set(
        'platform/dev.yaml',
        original
          .get('platform/dev.yaml')!
          .replace('calico', other % 2 ? 'cilium' : 'none'),
      );
      break;
    case 'move':
      files.delete(path);
      files.set(target, text);
      break;
    default:
      files.set(target, original.get(target)!);
  }
}

/** A host whose files are these, whatever they are now; each call of `commit` is a commit. */
function hostOf(files: Files) {
  let commits = 1;
  const host: Pick<GitHost, 'id' | 'head' | 'list' | 'read'> = {
    id: 'demo',
    head: async () => `commit ${commits}`,
    list: async (_, folder) =>
      [...files]
        .filter(([path]) => path.startsWith(`${folder}/`))
        .map(([path, text]) => ({ path, oid: `oid of ${text}` })),
    read: async (_, paths) =>
      new Map(paths.map(path => [path, files.get(path)!])),
  };
  return { host: host as GitHost, commit: () => commits++ };
}

/** What pages, checks and plans see of a state: none of it says how it was read. */
function seen(state: RepositoryState) {
  const { files, platforms, microservices, grants, snapshots } = state;
  return {
    texts: [...files].map(([path, { oid, text }]) => [path, oid, text]),
    paths: state.paths,
    contracts: [...platforms, ...microservices, ...grants],
    problems: state.problems,
    snapshots: [...snapshots],
    networks: [...state.networks].map(([environment, network]) => [
      environment,
      network.facts,
      network.problems,
      network.services.map(({ object, ...ref }) => [
        object.at,
        callers(network, ref).map(({ ports }) => ports),
      ]),
      checkAll(network, []),
    ]),
    plan: planChange(
      state,
      granting('shop/web → finance/payments', { ports: ['http'] }),
    ),
  };
}

describe('a repository that is read commit after commit', () => {
  it('holds what it would hold were it read for the first time', async () => {
    const original = await demoShop();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async commits => {
          const files = new Map(original);
          const { host, commit } = hostOf(files);
          const repository = new Repository(host);
          await repository.read();
          for (const edits of commits) {
            edits.forEach(one => apply(files, original, one));
            commit();
            const [again, afresh] = [repository, new Repository(host)];
            expect(seen(await again.read())).toEqual(seen(await afresh.read()));
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 240_000);
});
