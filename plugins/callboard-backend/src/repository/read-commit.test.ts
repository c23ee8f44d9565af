import { GitHost } from '../git/GitHost';
import { readCommit } from './read-commit';

const platform =
  'apiVersion: callboard.dev/v1alpha1\nkind: Platform\nmetadata: {name: dev}\nspec: {kubernetes: "1.36"}\n';
const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop}\nspec: {containers: []}\n`;

/** A host whose commits are these, and the paths that it was asked to read. */
function hostOf(commits: Record<string, Record<string, string>>) {
  const asked: string[][] = [];
  const host: Pick<GitHost, 'list' | 'read'> = {
    list: async (commit, folder) =>
      Object.entries(commits[commit])
        .filter(([path]) => path.startsWith(`${folder}/`))
        .map(([path, text]) => ({ path, oid: text })),
    read: async (commit, paths) => {
      asked.push(paths);
      return new Map(paths.map(path => [path, commits[commit][path]]));
    },
  };
  return { host: host as GitHost, asked };
}

describe('reading a commit after another', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => `deploy/dev/shop/${name}.yaml`);
  const first = { 'platform/dev.yaml': platform, [a]: pod('a'), [b]: pod('b') };
  const podsOf = async (second: Record<string, string>) => {
    const { host, asked } = hostOf({ first, second });
    const before = await readCommit(host, 'first');
    const { networks, files } = await readCommit(host, 'second', before);
    return {
      asked: asked[1],
      paths: [...files.keys()],
      pods: networks.get('dev')?.workloads.map(({ name }) => name),
      problems: networks.get('dev')?.problems.map(({ path }) => path),
    };
  };

  it('fetches what is new or changed', async () => {
    expect(
      await podsOf({ ...first, [b]: pod('other'), [c]: pod('c') }),
    ).toMatchObject({ asked: [b, c], pods: ['a', 'other', 'c'], problems: [] });
  });

  it('knows nothing of a file that is gone', async () => {
    const { [a]: _, ...second } = first;

    expect(await podsOf(second)).toEqual({
      asked: [],
      paths: ['platform/dev.yaml', b],
      pods: ['b'],
      problems: [],
    });
  });

  it('says of a file that was moved where it is now', async () => {
    const { [b]: moved, ...second } = first;

    expect(
      await podsOf({ ...second, [a]: 'kind: [', [c]: moved }),
    ).toMatchObject({ asked: [a, c], pods: ['b'], problems: [a] });
  });

  it('knows nothing of an environment without its platform', async () => {
    const { 'platform/dev.yaml': _, ...second } = first;

    expect(await podsOf(second)).toMatchObject({ pods: undefined });
  });
});
