/* eslint-disable jest/no-export -- the suite is what this file is for */
import { InputError } from '@backstage/errors';
import {
  ForeignCommitError,
  StaleBaseError,
} from '@callboard/plugin-callboard-backend/src/git/errors';
import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { Change } from '@callboard/plugin-callboard-common';
import { Clone } from '../Clone';
import { Stage, StagedRepository } from '../Stage';
import { cart, onboarding, plan, script, seed, web } from './plans';

/** What every Git host must get right. */
export function itConforms(start: () => Promise<Stage>) {
  let stage: Stage;
  let repository: StagedRepository;
  let host: GitHost;
  const clones: Clone[] = [];

  beforeAll(async () => {
    stage = await start();
  });
  afterAll(async () => {
    await stage?.stop();
  });
  beforeEach(async () => {
    repository = await stage.createRepository(seed);
    host = await repository.open();
  });
  afterEach(async () => {
    const clone = await cloneIt();
    await clone.git('fsck', '--full', '--strict');
    await Promise.all(clones.splice(0).map(one => one.remove()));
  });

  async function cloneIt() {
    const clone = await Clone.of(repository.remote, repository.base);
    clones.push(clone);
    return clone;
  }

  async function commitsOf(branch: string): Promise<string[]> {
    const clone = await cloneIt();
    const log = await clone.git('log', '--format=%H', `origin/${branch}`);
    return log.split('\n');
  }

  async function filesAtHead() {
    const head = await host.head();
    const files = await host.list(head, '');
    return host.read(
      head,
      files.map(({ path }) => path),
    );
  }

  const mergeAll = async (changes: Change[]) => {
    for (const change of changes) await repository.merge(change);
  };

  describe('reading', () => {
    it('answers the files of a commit at all depths, and their texts', async () => {
      expect(await filesAtHead()).toEqual(seed);
      const head = await host.head();
      const files = await host.list(head, 'deploy/dev/shop/web');
      expect(files.map(({ path }) => path)).toEqual([script, web]);
      expect(await host.list(head, 'deploy/none')).toEqual([]);
    });

    it('leaves out of what it reads what is not there, folders and links', async () => {
      const clone = await cloneIt();
      await clone.link('deploy/dev/link.yaml', '../../README.md');
      await clone.push('main', 'A link');
      const head = await host.head();
      const texts = await host.read(head, [
        ...[cart, 'deploy', 'deploy/dev/link.yaml', 'deploy/none.yaml'],
      ]);
      expect([...texts.keys()]).toEqual([cart]);
      const listed = await host.list(head, 'deploy/dev');
      expect(listed.map(({ path }) => path)).not.toContain(
        'deploy/dev/link.yaml',
      );
    });

    it('finds what a later commit changed, added and deleted', async () => {
      await filesAtHead();
      const clone = await cloneIt();
      await clone.write(cart, 'replicas: 9\n');
      await clone.write('services/shop/new/microservice.yaml', 'kind: ☂\n');
      await clone.git('rm', '-q', web);
      await clone.push('main', 'Three files');
      const expected = new Map(seed);
      expected.set(cart, 'replicas: 9\n');
      expected.set('services/shop/new/microservice.yaml', 'kind: ☂\n');
      expected.delete(web);
      expect(await filesAtHead()).toEqual(
        new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))),
      );
    });

    it('still reads a commit that the base branch has left behind', async () => {
      const before = await host.head();
      await host.list(before, '');
      const clone = await cloneIt();
      await clone.write(cart, 'replicas: 9\n');
      await clone.push('main', 'Later');
      await host.list(await host.head(), '');
      const other = await repository.open();
      expect((await other.read(before, [cart])).get(cart)).toBe(
        'replicas: 1\n',
      );
    });

    it('knows the earlier versions of a path, newest first', async () => {
      const clone = await cloneIt();
      for (const replicas of [2, 3]) {
        await clone.write(cart, `replicas: ${replicas}\n`);
        await clone.push('main', `To ${replicas}`);
      }
      const head = await host.head();
      expect(await host.versions(head, cart)).toEqual([
        'replicas: 3\n',
        'replicas: 2\n',
        'replicas: 1\n',
      ]);
      expect(await host.versions(head, 'deploy/none.yaml')).toEqual([]);
    });
  });

  describe('sending a change', () => {
    it('opens it', async () => {
      const { state, change } = await host.send(
        await onboarding(host, 'orders'),
      );
      expect(state).toBe('opened');
      expect(change).toMatchObject({
        id: 'onboard:shop:orders:all',
        branch: 'callboard/onboard/shop/orders/all',
        operation: 'onboard',
        service: { namespace: 'shop', name: 'orders' },
        title: 'Onboard orders',
        body: 'Adds **orders**.\n\nSecond paragraph: ü ☂.',
        state: 'open',
        requestedBy: 'user:default/anna',
        commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
      const other = await repository.open();
      expect(await other.listChanges()).toEqual([change]);
      expect(await other.findOpenChange(change.branch)).toEqual(change);
      expect(await other.findChange(change.id)).toEqual({
        ...change,
        hiddenFiles: 0,
        conflicts: [],
        files: [
          {
            path: 'deploy/dev/shop/orders/service.yaml',
            before: null,
            after: 'name: orders\n',
          },
        ],
      });
    });

    it('reuses the open one when sent again, also by another process', async () => {
      const first = await host.send(await onboarding(host, 'orders'));
      const other = await repository.open();
      const second = await other.send(await onboarding(other, 'orders'));
      expect(second).toEqual({ state: 'reused', change: first.change });
      expect(await host.listChanges()).toHaveLength(1);
      expect(await commitsOf(first.change.branch)).toHaveLength(2);
    });

    it('adds a commit when the plan is another, and puts back what the new plan leaves alone', async () => {
      const first = await host.send(
        await plan(host, 'orders', {
          'deploy/a.yaml': 'a\n',
          [cart]: 'replicas: 7\n',
        }),
      );
      const { state, change } = await host.send(
        await plan(
          host,
          'orders',
          { 'deploy/b.yaml': 'b\n' },
          { title: 'Better', body: 'Other.', requestedBy: 'user:default/ben' },
        ),
      );
      expect(state).toBe('updated');
      const found = await host.findChange(change.id);
      expect(found).toMatchObject({
        title: 'Better',
        body: 'Other.',
        requestedBy: 'user:default/ben',
        openedAt: first.change.openedAt,
        files: [{ path: 'deploy/b.yaml', before: null, after: 'b\n' }],
      });
      expect(await commitsOf(change.branch)).toContain(first.change.commit);
      expect(await host.listChanges()).toHaveLength(1);
    });

    it('keeps what a person committed to its branch, and says so', async () => {
      const { change } = await host.send(await onboarding(host, 'orders'));
      const clone = await cloneIt();
      await clone.git('checkout', '-q', change.branch);
      await clone.write('deploy/dev/shop/orders/service.yaml', 'mine\n');
      const theirs = await clone.push(change.branch, 'By hand');

      await expect(host.send(await onboarding(host, 'orders'))).rejects.toThrow(
        ForeignCommitError,
      );
      expect((await commitsOf(change.branch))[0]).toBe(theirs);
    });

    it('has nothing to add where a person only brought the base branch in', async () => {
      const { change } = await host.send(await onboarding(host, 'orders'));
      const clone = await cloneIt();
      await clone.write(cart, 'replicas: 9\n');
      await clone.push('main', 'Elsewhere');
      await clone.git('checkout', '-q', change.branch);
      await clone.git('merge', '-q', '-m', 'Bring main in', 'origin/main');
      await clone.git('push', '-q', 'origin', change.branch);

      const again = await host.send(await onboarding(host, 'orders'));
      expect(again.state).toBe('reused');
    });

    it('refuses a plan whose files changed meanwhile, and only then', async () => {
      const early = await plan(host, 'web', { [web]: 'replicas: 3\n' });
      const elsewhere = await onboarding(host, 'orders');
      const clone = await cloneIt();
      await clone.write(web, 'replicas: 4\n');
      await clone.push('main', 'By hand');

      await expect(host.send(early)).rejects.toThrow(new StaleBaseError([web]));
      expect((await host.send(elsewhere)).state).toBe('opened');
      expect(await host.listChanges()).toHaveLength(1);
    });

    it('refuses a plan that changes nothing', async () => {
      await expect(host.send(await plan(host, 'x', {}))).rejects.toThrow(
        InputError,
      );
      await expect(
        host.send(await plan(host, 'x', { [cart]: 'replicas: 1\n' })),
      ).rejects.toThrow(InputError);
      expect(await host.listChanges()).toEqual([]);
    });

    it('deletes files, and folders that become empty', async () => {
      const { change } = await host.send(
        await plan(host, 'web', { [web]: null, [script]: null }),
      );
      await repository.merge(change);
      const left = new Map(seed);
      left.delete(web);
      left.delete(script);
      expect(await filesAtHead()).toEqual(left);
    });

    it('keeps the mode of a file, and takes any text', async () => {
      const text = '#!/bin/sh\r\necho "ü ☂ 𝄞"\n\ttab';
      const { change } = await host.send(
        await plan(host, 'web', { [script]: text }),
      );
      await repository.merge(change);
      expect((await filesAtHead()).get(script)).toBe(text);
      const clone = await cloneIt();
      expect(await clone.git('ls-tree', 'HEAD', script)).toMatch(/^100755 /);
    });

    it('opens one change when the same plan arrives twice at once', async () => {
      const other = await repository.open();
      const same = await onboarding(host, 'orders');
      const sent = await Promise.all([host.send(same), other.send(same)]);
      expect(sent.map(({ state }) => state).sort()).toEqual([
        'opened',
        'reused',
      ]);
      const changes = await host.listChanges();
      expect(changes.filter(({ state }) => state === 'open')).toHaveLength(1);
      expect(await commitsOf(same.branch)).toHaveLength(2);
    });

    it.each([
      '../outside',
      'deploy/.git/hooks/post-receive',
      'deploy/git~1/x',
      '.github/workflows/x.yml',
      'platform/dev.yaml',
      'delivery/dev/x.yaml',
      'deploy/CODEOWNERS',
      'deploy\\x',
    ])('writes nothing for the path %j', async hostile => {
      const planned = await plan(host, 'orders', {
        'deploy/a.yaml': 'a\n',
        [hostile]: 'x',
      });
      await expect(host.send(planned)).rejects.toThrow(InputError);
      expect(await host.listChanges()).toEqual([]);
      const clone = await cloneIt();
      expect(await clone.git('branch', '-r', '--list', '*callboard*')).toBe('');
    });

    it.each([`${web}/x`, 'deploy/dev/shop'])(
      'does not let %s change between file and folder',
      async clash => {
        const planned = await plan(host, 'orders', { [clash]: 'x' });
        await expect(host.send(planned)).rejects.toThrow(InputError);
        expect(await host.listChanges()).toEqual([]);
      },
    );

    it('does not write through a link', async () => {
      const clone = await cloneIt();
      await clone.link('deploy/dev/out', '../../docs');
      await clone.push('main', 'A link');
      const planned = await plan(host, 'orders', {
        'deploy/dev/out/x.yaml': 'x',
      });
      await expect(host.send(planned)).rejects.toThrow(InputError);
    });
  });

  describe('a change that is over', () => {
    it('is merged, and keeps what it held', async () => {
      const { change } = await host.send(await onboarding(host, 'orders'));
      await repository.merge(change);
      expect(
        (await filesAtHead()).get('deploy/dev/shop/orders/service.yaml'),
      ).toBe('name: orders\n');
      const [merged, ...more] = await host.listChanges();
      expect(more).toEqual([]);
      expect(merged).toMatchObject({
        id: `${change.id}:${change.commit.slice(0, 8)}`,
        state: 'merged',
      });
      expect(await host.findOpenChange(change.branch)).toBeUndefined();
      for (const id of [change.id, merged.id]) {
        expect(await host.findChange(id)).toMatchObject({
          state: 'merged',
          files: [
            { path: 'deploy/dev/shop/orders/service.yaml', before: null },
          ],
        });
      }
    });

    it('is closed by a person, and what is asked for again opens anew', async () => {
      const first = await host.send(await onboarding(host, 'orders'));
      await repository.close(first.change);
      expect(await host.findChange(first.change.id)).toMatchObject({
        state: 'closed',
      });

      const again = await host.send(await onboarding(host, 'orders'));
      expect(again.state).toBe('opened');
      expect(await host.findChange(again.change.id)).toMatchObject({
        state: 'open',
        files: [{ path: 'deploy/dev/shop/orders/service.yaml' }],
      });
      const asked = first.change.review
        ? `Asked for before in ${first.change.review.name}`
        : '';
      expect(again.change.body).toContain(asked);
      const states = (await host.listChanges()).map(({ state }) => state);
      expect(states.sort()).toEqual(['closed', 'open']);
      await repository.merge(again.change);
      expect(
        (await filesAtHead()).has('deploy/dev/shop/orders/service.yaml'),
      ).toBe(true);
    });

    it('was merged meanwhile: an outdated plan is refused, a new one opens anew', async () => {
      const early = await plan(host, 'web', { [cart]: 'replicas: 5\n' });
      await repository.merge((await host.send(early)).change);
      await expect(host.send(early)).rejects.toThrow(StaleBaseError);

      const { state, change } = await host.send(
        await plan(host, 'web', { [cart]: 'replicas: 6\n' }),
      );
      expect(state).toBe('opened');
      expect((await host.findChange(change.id))?.files).toEqual([
        { path: cart, before: 'replicas: 5\n', after: 'replicas: 6\n' },
      ]);
      await repository.merge(change);
      expect((await filesAtHead()).get(cart)).toBe('replicas: 6\n');
    });
  });

  describe('two changes', () => {
    it('of different services are both merged', async () => {
      const sent = await Promise.all(
        ['orders', 'stock'].map(async service =>
          host.send(await onboarding(host, service)),
        ),
      );
      await mergeAll(sent.map(({ change }) => change));
      expect(await filesAtHead()).toEqual(
        new Map(
          [
            ...seed,
            ...['orders', 'stock'].map(
              name =>
                [
                  `deploy/dev/shop/${name}/service.yaml`,
                  `name: ${name}\n`,
                ] as const,
            ),
          ].sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      );
    });

    it('of the same file are in conflict, until the later one is planned again', async () => {
      await host.send(await plan(host, 'web', { [cart]: 'replicas: 3\n' }));
      const quicker = await host.send(
        await plan(host, 'cart', { [cart]: 'replicas: 4\n' }),
      );
      await repository.merge(quicker.change);
      expect(await host.findChange('onboard:shop:web:all')).toMatchObject({
        state: 'conflict',
        conflicts: [cart],
      });

      const { state, change } = await host.send(
        await plan(host, 'web', { [cart]: 'replicas: 3\n' }),
      );
      expect(state).toBe('updated');
      expect((await host.findChange(change.id))?.files).toEqual([
        { path: cart, before: 'replicas: 4\n', after: 'replicas: 3\n' },
      ]);
      await repository.merge(change);
      expect((await filesAtHead()).get(cart)).toBe('replicas: 3\n');
    });
  });
}
