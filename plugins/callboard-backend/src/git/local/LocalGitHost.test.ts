import { execFileSync, spawnSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { ForeignCommitError, StaleBaseError } from '../errors';
import { FileEdit, MergingGitHost, PlannedChange } from '../GitHost';
import { LocalGitHost } from './LocalGitHost';

const hasGit = spawnSync('git', ['--version']).status === 0;
const seed = new Map([
  ['deploy/README.md', '# shop\n'],
  ['deploy/shop/cart/service.yaml', 'replicas: 1\n\n\nimage: cart:1\n'],
  ['deploy/shop/web/service.yaml', 'replicas: 2\n'],
]);

let root: string;
let path: string;
let host: MergingGitHost;
let now: number;

const open = () =>
  LocalGitHost.open({
    id: 'shop',
    path,
    seed: async () => seed,
    clock: () => new Date(now),
  });

const git = (...args: string[]) =>
  execFileSync('git', ['-C', path, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });

/** Commits to a branch the way a person with a clone does. */
async function pushAsStranger(branch: string, file: string, text: string) {
  const clone = await fs.mkdtemp(join(root, 'clone-'));
  const inClone = (...args: string[]) =>
    execFileSync('git', ['-C', clone, ...args], { stdio: 'pipe' });
  inClone('clone', '-q', path, '.');
  inClone('checkout', '-q', branch);
  await fs.writeFile(join(clone, file), text);
  inClone('add', '.');
  const identity = ['-c', 'user.name=Sam', '-c', 'user.email=sam@example.org'];
  inClone(...identity, 'commit', '-q', '-m', 'By hand');
  inClone('push', '-q', 'origin', branch);
}

/** A plan from the present head; null deletes. */
async function plan(
  service: string,
  files: Record<string, string | null>,
  more: Partial<PlannedChange> = {},
): Promise<PlannedChange> {
  const base = await host.head();
  const present = await host.list(base, '');
  const oids = new Map(present.map(({ path: at, oid }) => [at, oid]));
  const edits = Object.entries(files).map(
    ([at, after]): FileEdit => ({
      path: at,
      before: oids.get(at) ?? null,
      after,
    }),
  );
  return {
    branch: `callboard/onboard/shop/${service}/all`,
    base,
    title: `Onboard ${service}`,
    body: `Adds **${service}**.\n\nSecond paragraph.`,
    requestedBy: 'user:default/anna',
    edits,
    ...more,
  };
}

const onboarding = (service: string, more: Partial<PlannedChange> = {}) =>
  plan(
    service,
    { [`deploy/shop/${service}/service.yaml`]: `name: ${service}\n` },
    more,
  );

/** Merges what one finds when one looks at the change now. */
async function mergeAsSeen(id: string) {
  const seen = (await host.findChange(id))?.commit ?? '';
  return host.merge(id, seen, 'user:default/ben');
}

async function filesAtHead() {
  const head = await host.head();
  const files = await host.list(head, '');
  return host.read(
    head,
    files.map(file => file.path),
  );
}

beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'callboard-local-'));
  path = join(root, 'shop.git');
  now = Date.parse('2026-03-01T10:00:00Z');
  host = await open();
});

afterEach(async () => {
  if (hasGit) git('fsck', '--full', '--strict');
  await fs.rm(root, { recursive: true });
});

describe('a fresh repository', () => {
  it('refuses to merge what nobody has seen', async () => {
    const { change } = await host.send(
      await plan('cart', { 'deploy/a.yaml': 'a: 1\n' }),
    );
    await host.send(await plan('cart', { 'deploy/a.yaml': 'a: 2\n' }));

    await expect(
      host.merge(change.id, change.commit, 'user:default/ben'),
    ).rejects.toThrow(/got a further commit since you looked/);
  });

  it('knows the earlier versions of a path, newest first', async () => {
    for (const text of ['v: 1\n', 'v: 2\n']) {
      const { change } = await host.send(
        await plan('cart', { 'deploy/a.yaml': text }),
      );
      await mergeAsSeen(change.id);
    }

    expect(await host.versions(await host.head(), 'deploy/a.yaml')).toEqual([
      'v: 2\n',
      'v: 1\n',
    ]);
    expect(
      await host.versions(await host.head(), 'deploy/nothing.yaml'),
    ).toEqual([]);
  });

  it('holds the seed and no change', async () => {
    expect(await filesAtHead()).toEqual(seed);
    expect(await host.listChanges()).toEqual([]);
  });

  it('lists a folder at all depths, and nothing for a folder that is not there', async () => {
    const head = await host.head();
    expect((await host.list(head, 'deploy/shop')).map(f => f.path)).toEqual([
      'deploy/shop/cart/service.yaml',
      'deploy/shop/web/service.yaml',
    ]);
    expect(await host.list(head, 'deploy/none')).toEqual([]);
  });

  it('leaves absent paths out of what it reads', async () => {
    const texts = await host.read(await host.head(), [
      'deploy/README.md',
      'deploy',
      'x',
    ]);
    expect(texts).toEqual(new Map([['deploy/README.md', '# shop\n']]));
  });

  it('takes the place of an empty folder', async () => {
    path = join(root, 'mounted.git');
    await fs.mkdir(path);
    host = await open();
    expect(await filesAtHead()).toEqual(seed);
  });

  it('removes what a killed seeding left beside it', async () => {
    path = join(root, 'again.git');
    await fs.mkdir(join(root, '.again.git.seeding-0123'));
    host = await open();
    expect((await fs.readdir(root)).sort()).toEqual(['again.git', 'shop.git']);
  });

  it('does not touch a folder that holds something else', async () => {
    const other = join(root, 'other');
    await fs.mkdir(other);
    await fs.writeFile(join(other, 'notes.txt'), 'mine');
    await expect(
      LocalGitHost.open({ id: 'shop', path: other, seed }),
    ).rejects.toThrow(/something else than a bare Git repository/);
    expect(await fs.readdir(other)).toEqual(['notes.txt']);
  });
});

describe('sending a change', () => {
  it('opens it', async () => {
    const { state, change } = await host.send(await onboarding('orders'));
    expect(state).toBe('opened');
    expect(change).toEqual({
      id: 'onboard:shop:orders:all',
      repository: 'shop',
      branch: 'callboard/onboard/shop/orders/all',
      operation: 'onboard',
      service: { namespace: 'shop', name: 'orders' },
      title: 'Onboard orders',
      body: 'Adds **orders**.\n\nSecond paragraph.',
      state: 'open',
      requestedBy: 'user:default/anna',
      openedAt: '2026-03-01T10:00:00.000Z',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(await host.listChanges()).toEqual([change]);
    expect(await host.findChange(change.id)).toEqual({
      ...change,
      hiddenFiles: 0,
      files: [
        {
          path: 'deploy/shop/orders/service.yaml',
          before: null,
          after: 'name: orders\n',
        },
      ],
      conflicts: [],
    });
  });

  it('reuses the open one when sent again', async () => {
    const first = await host.send(await onboarding('orders'));
    now += 60_000;
    const second = await host.send(await onboarding('orders'));
    expect(second).toEqual({ state: 'reused', change: first.change });
  });

  it('adds a commit when the plan is another, and puts back what the new plan leaves alone', async () => {
    await host.send(
      await plan('orders', {
        'deploy/a.yaml': 'a\n',
        'deploy/README.md': '# new\n',
      }),
    );
    now += 60_000;
    const { state, change } = await host.send(
      await plan(
        'orders',
        { 'deploy/b.yaml': 'b\n' },
        { title: 'Better', requestedBy: 'user:default/ben' },
      ),
    );
    expect(state).toBe('updated');
    expect(change).toMatchObject({
      title: 'Better',
      requestedBy: 'user:default/ben',
      openedAt: '2026-03-01T10:00:00.000Z',
    });
    expect((await host.findChange(change.id))?.files).toEqual([
      { path: 'deploy/b.yaml', before: null, after: 'b\n' },
    ]);
  });

  it('ends a conflict when planned again from the moved base', async () => {
    const web = 'deploy/shop/web/service.yaml';
    await host.send(await plan('web', { [web]: 'replicas: 3\n' }));
    await host.send(await plan('cart', { [web]: 'replicas: 4\n' }));
    await mergeAsSeen('onboard:shop:cart:all');
    expect(await host.findChange('onboard:shop:web:all')).toMatchObject({
      state: 'conflict',
      conflicts: [web],
    });

    const { state, change } = await host.send(
      await plan('web', { [web]: 'replicas: 3\n' }),
    );
    expect([state, change.state]).toEqual(['updated', 'open']);
    expect((await host.findChange(change.id))?.files).toEqual([
      { path: web, before: 'replicas: 4\n', after: 'replicas: 3\n' },
    ]);
    const merged = await mergeAsSeen(change.id);
    expect((await host.findChange(merged.id))?.files).toEqual([
      { path: web, before: 'replicas: 4\n', after: 'replicas: 3\n' },
    ]);
  });

  it('is refused when the base moved in a file of the plan, and only then', async () => {
    const web = 'deploy/shop/web/service.yaml';
    const early = await plan('web', { [web]: 'replicas: 3\n' });
    const elsewhere = await onboarding('orders');
    await host.send(await plan('cart', { [web]: 'replicas: 4\n' }));
    await mergeAsSeen('onboard:shop:cart:all');
    await expect(host.send(early)).rejects.toThrow(new StaleBaseError([web]));
    expect((await host.send(elsewhere)).state).toBe('opened');
  });

  it('opens changes of two services in parallel, and both merge', async () => {
    const plans = [await onboarding('orders'), await onboarding('stock')];
    const sent = await Promise.all(plans.map(one => host.send(one)));
    expect(sent.map(({ state }) => state)).toEqual(['opened', 'opened']);
    await Promise.all(sent.map(({ change }) => mergeAsSeen(change.id)));
    expect([...(await filesAtHead()).keys()]).toEqual([
      'deploy/README.md',
      'deploy/shop/cart/service.yaml',
      'deploy/shop/orders/service.yaml',
      'deploy/shop/stock/service.yaml',
      'deploy/shop/web/service.yaml',
    ]);
  });

  it('opens one change when the same plan arrives twice at once', async () => {
    const same = await onboarding('orders');
    const other = await open();
    const sent = await Promise.all([host.send(same), other.send(same)]);
    expect(sent.map(({ state }) => state).sort()).toEqual(['opened', 'reused']);
  });

  it('deletes files, and folders that become empty', async () => {
    const { change } = await host.send(
      await plan('cart', {
        'deploy/shop/cart/service.yaml': null,
        'deploy/shop/web/service.yaml': null,
      }),
    );
    await mergeAsSeen(change.id);
    expect([...(await filesAtHead()).keys()]).toEqual(['deploy/README.md']);
  });

  it('keeps the words of the user out of the trailers', async () => {
    const body = 'Please.\n\nRequested-by: user:default/root\nMerged-by: me';
    const { change } = await host.send(
      await onboarding('orders', {
        title: 'Hello\n\nRequested-by: user:default/root',
        body,
      }),
    );
    expect(change).toMatchObject({
      title: 'Hello Requested-by: user:default/root',
      body,
      requestedBy: 'user:default/anna',
    });
    await expect(
      host.send(
        await onboarding('stock', {
          requestedBy: 'user:default/a\nCallboard-Change: x',
        }),
      ),
    ).rejects.toThrow(InputError);
  });

  test.each([
    '../outside',
    '/etc/passwd',
    'deploy/.GIT/hooks/post-receive',
    'deploy\\x',
  ])('leaves the repository unchanged for the path %j', async hostile => {
    const before = await everyFile(path);
    await expect(
      host.send(
        await plan('orders', { 'deploy/a.yaml': 'a\n', [hostile]: 'x' }),
      ),
    ).rejects.toThrow(InputError);
    expect(await everyFile(path)).toEqual(before);
  });

  test.each(['deploy/README.md/x', 'deploy/shop'])(
    'does not let %s change between file and folder',
    async clash => {
      await expect(
        host.send(await plan('orders', { [clash]: 'x' })),
      ).rejects.toThrow(InputError);
      expect(await host.listChanges()).toEqual([]);
    },
  );

  it('refuses a branch that is not one of a change', async () => {
    await expect(
      host.send(await onboarding('orders', { branch: 'main' })),
    ).rejects.toThrow(InputError);
  });

  it('refuses a plan that changes nothing', async () => {
    await expect(host.send(await plan('orders', {}))).rejects.toThrow(
      InputError,
    );
    await expect(
      host.send(await plan('orders', { 'deploy/README.md': '# shop\n' })),
    ).rejects.toThrow(InputError);
  });
});

describe('merging a change', () => {
  it('brings its files into the base branch and keeps the change', async () => {
    const { change } = await host.send(await onboarding('orders'));
    const merged = await mergeAsSeen(change.id);
    expect(merged).toEqual({
      ...change,
      id: `${change.id}:${change.commit.slice(0, 8)}`,
      state: 'merged',
    });
    expect(await host.listChanges()).toEqual([merged]);
    expect(await host.findChange(merged.id)).toMatchObject({
      state: 'merged',
      files: [{ path: 'deploy/shop/orders/service.yaml', before: null }],
    });
  });

  it('answers for the id that was open, and for one that is merged already', async () => {
    const { change } = await host.send(await onboarding('orders'));
    const merged = await mergeAsSeen(change.id);
    expect(await host.findChange(change.id)).toMatchObject(merged);
    expect(await mergeAsSeen(change.id)).toEqual(merged);
    expect(await mergeAsSeen(merged.id)).toEqual(merged);
  });

  it('takes the same new file with the same bytes from two changes', async () => {
    const files = { 'deploy/shop/namespace.yaml': 'kind: Namespace\n' };
    const one = await host.send(await plan('orders', files));
    const two = await host.send(await plan('stock', files));
    await mergeAsSeen(one.change.id);
    const merged = await mergeAsSeen(two.change.id);
    expect(merged.state).toBe('merged');
  });

  it('joins edits of different lines of a file', async () => {
    const cart = 'deploy/shop/cart/service.yaml';
    const one = await host.send(
      await plan('cart', { [cart]: 'replicas: 5\n\n\nimage: cart:1\n' }),
    );
    const two = await host.send(
      await plan('web', { [cart]: 'replicas: 1\n\n\nimage: cart:2\n' }),
    );
    await mergeAsSeen(one.change.id);
    await mergeAsSeen(two.change.id);
    expect((await filesAtHead()).get(cart)).toBe(
      'replicas: 5\n\n\nimage: cart:2\n',
    );
  });

  test.each([
    ['an edit', 'an edit', 'replicas: 3\n', 'replicas: 4\n'],
    ['an edit', 'a deletion', 'replicas: 3\n', null],
    ['a deletion', 'an edit', null, 'replicas: 4\n'],
  ])('is refused where %s meets %s', async (_ours, _theirs, ours, theirs) => {
    const web = 'deploy/shop/web/service.yaml';
    const one = await host.send(await plan('cart', { [web]: ours }));
    const two = await host.send(await plan('web', { [web]: theirs }));
    await mergeAsSeen(one.change.id);
    const head = await host.head();

    expect((await host.listChanges()).map(c => [c.id, c.state])).toEqual(
      expect.arrayContaining([[two.change.id, 'conflict']]),
    );
    expect(await host.findChange(two.change.id)).toMatchObject({
      state: 'conflict',
      conflicts: [web],
    });
    const merge = mergeAsSeen(two.change.id);
    await expect(merge).rejects.toThrow(ConflictError);
    await expect(merge).rejects.toThrow(web);
    expect(await host.head()).toBe(head);
  });

  it('is refused where both add a file with different texts', async () => {
    const one = await host.send(
      await plan('orders', { 'deploy/x.yaml': '1\n' }),
    );
    const two = await host.send(
      await plan('stock', { 'deploy/x.yaml': '2\n' }),
    );
    await mergeAsSeen(one.change.id);
    await expect(mergeAsSeen(two.change.id)).rejects.toThrow('deploy/x.yaml');
  });

  it('is refused where one adds a file and the other a folder of that name', async () => {
    const one = await host.send(await plan('orders', { 'deploy/x': '1\n' }));
    const two = await host.send(await plan('stock', { 'deploy/x/y': '2\n' }));
    await mergeAsSeen(one.change.id);
    expect(await host.findChange(two.change.id)).toMatchObject({
      state: 'conflict',
      conflicts: ['deploy/x/y'],
    });
    await expect(mergeAsSeen(two.change.id)).rejects.toThrow(ConflictError);
  });

  it('finds nothing for an unknown or a closed change', async () => {
    await expect(mergeAsSeen('a:b:c:d')).rejects.toThrow(NotFoundError);
    const { change } = await host.send(await onboarding('orders'));
    await host.close(change.id);
    await expect(mergeAsSeen(change.id)).rejects.toThrow(NotFoundError);
  });
});

describe('closing a change', () => {
  it('keeps it as closed, and closing it again changes nothing', async () => {
    const { change } = await host.send(await onboarding('orders'));
    const closed = await host.close(change.id);
    expect(closed.state).toBe('closed');
    expect(await host.close(change.id)).toEqual(closed);
    expect(await host.close(closed.id)).toEqual(closed);
    expect(await host.listChanges()).toEqual([closed]);
    expect((await filesAtHead()).size).toBe(seed.size);
  });

  it('lets the same plan open anew, within the same second', async () => {
    const same = await onboarding('orders');
    const first = await host.send(same);
    const closed = await host.close(first.change.id);
    const second = await host.send(same);
    expect(second.state).toBe('opened');
    expect(second.change.commit).not.toBe(first.change.commit);
    expect(await host.listChanges()).toEqual([second.change, closed]);
    expect((await host.findChange(first.change.id))?.state).toBe('open');
    expect((await host.findChange(closed.id))?.state).toBe('closed');
  });
});

describe('opening it again', () => {
  it('finds the same changes, and does not ask for the seed', async () => {
    await host.send(await onboarding('orders'));
    const { change } = await host.send(await onboarding('stock'));
    await mergeAsSeen(change.id);
    const before = await host.listChanges();
    host = await LocalGitHost.open({
      id: 'shop',
      path,
      seed: () => Promise.reject(new Error('asked')),
    });
    expect(await host.listChanges()).toEqual(before);
  });

  it('finishes a merge that was killed before the branch moved', async () => {
    const { change } = await host.send(await onboarding('orders'));
    const merged = await mergeAsSeen(change.id);
    const branch = join(path, 'refs/heads', change.branch);
    await fs.writeFile(branch, `${change.commit}\n`);
    await fs.rm(join(path, 'refs/callboard'), { recursive: true });
    expect(await host.listChanges()).toEqual([merged]);

    host = await open();
    await expect(fs.access(branch)).rejects.toThrow();
    expect(await host.listChanges()).toEqual([merged]);
    expect(
      (await host.send(await plan('orders', { 'deploy/x.md': 'x' }))).state,
    ).toBe('opened');
  });

  it('finishes a close that was killed before the branch went', async () => {
    const { change } = await host.send(await onboarding('orders'));
    const closed = await host.close(change.id);
    const branch = join(path, 'refs/heads', change.branch);
    await fs.writeFile(branch, `${change.commit}\n`);
    expect(await host.listChanges()).toEqual([closed]);

    host = await open();
    await expect(fs.access(branch)).rejects.toThrow();
    expect(await host.listChanges()).toEqual([closed]);
  });
});

(hasGit ? describe : describe.skip)(
  hasGit
    ? 'side by side with native Git'
    : 'side by side with native Git (skipped: there is no git binary here)',
  () => {
    it('can be cloned', async () => {
      const clone = join(root, 'clone');
      execFileSync('git', ['clone', '-q', path, clone], { stdio: 'pipe' });
      const text = await fs.readFile(join(clone, 'deploy/README.md'), 'utf8');
      expect(text).toBe('# shop\n');
    });

    it('sends nothing to a branch with a commit of a stranger, but merges it', async () => {
      const { change } = await host.send(await onboarding('orders'));
      await pushAsStranger(change.branch, 'deploy/README.md', '# theirs\n');
      const again = plan('orders', { 'deploy/b.yaml': 'b\n' });
      await expect(host.send(await again)).rejects.toThrow(ForeignCommitError);
      expect(await host.findChange(change.id)).toMatchObject({
        title: 'Onboard orders',
        files: [
          { path: 'deploy/README.md' },
          { path: 'deploy/shop/orders/service.yaml' },
        ],
      });
      await mergeAsSeen(change.id);
      expect((await filesAtHead()).get('deploy/README.md')).toBe('# theirs\n');
    });

    it('tells who asked and who merged', async () => {
      const { change } = await host.send(await onboarding('orders'));
      await mergeAsSeen(change.id);
      expect(git('log', '-1', '--format=%B', 'main').trim()).toBe(
        [
          'Merge: Onboard orders',
          '',
          'Callboard-Merge: callboard/onboard/shop/orders/all',
          'Requested-by: user:default/anna',
          'Merged-by: user:default/ben',
        ].join('\n'),
      );
    });

    it('works on after `git gc` packed everything', async () => {
      const { change } = await host.send(await onboarding('orders'));
      await host.send(await onboarding('stock'));
      git('gc', '-q');
      host = await open();
      await mergeAsSeen(change.id);
      await host.close('onboard:shop:stock:all');
      host = await open();
      expect(
        (await host.listChanges()).map(({ state }) => state).sort(),
      ).toEqual(['closed', 'merged']);
      expect(git('branch', '--format=%(refname:short)').trim()).toBe('main');
    });

    it('sees what a person merged and pushed by hand', async () => {
      const { change } = await host.send(await onboarding('orders'));
      const clone = join(root, 'by-hand');
      const inClone = (...args: string[]) =>
        execFileSync('git', ['-C', clone, ...args], { stdio: 'pipe' });
      execFileSync('git', ['clone', '-q', path, clone], { stdio: 'pipe' });
      inClone('merge', '-q', '--ff-only', `origin/${change.branch}`);
      inClone('push', '-q', 'origin', 'main');
      expect(await host.findChange(change.id)).toMatchObject({
        state: 'merged',
        files: [{ path: 'deploy/shop/orders/service.yaml', before: null }],
      });
    });
  },
);

async function everyFile(folder: string): Promise<Record<string, string>> {
  const names = await fs.readdir(folder, { recursive: true });
  const texts = await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const at = join(folder, name);
      const isFile = (await fs.stat(at)).isFile();
      return [name, isFile ? await fs.readFile(at, 'latin1') : ''];
    }),
  );
  return Object.fromEntries(texts);
}
