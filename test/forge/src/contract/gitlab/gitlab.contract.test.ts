import { InputError } from '@backstage/errors';
import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { Clone } from '../../Clone';
import { onboarding, seed } from '../../conformance/plans';
import { Fault } from '../../FaultyDoor';
import { ApiAnswer } from '../Route';
import { GitlabStage } from './GitlabStage';
import { forbidden, tooMany, unprocessable } from './refusals';
import { tokens } from './user-routes';

jest.setTimeout(60_000);

const branch = 'callboard/onboard/shop/orders/all';
const opening = /^POST .*\/merge_requests$/;
const archives = /archive\.tar\.gz/;

describe('GitLab (contract)', () => {
  let stage: GitlabStage;
  let repository: Awaited<ReturnType<GitlabStage['createRepository']>>;
  let host: GitHost;

  beforeAll(async () => {
    stage = await GitlabStage.start();
  });
  afterAll(async () => {
    await stage?.stop();
  });
  beforeEach(async () => {
    repository = await stage.createRepository(seed);
    host = await repository.open();
  });
  afterEach(() => {
    stage.door.fail();
    stage.door.requests.length = 0;
  });

  /** The first such request is answered so. */
  function answerOnce(which: RegExp, { status, headers, ...rest }: ApiAnswer) {
    const body = rest.bytes?.toString() ?? JSON.stringify(rest.body);
    const fault: Fault = { status, headers, body };
    let left = 1;
    stage.door.fail(request => {
      if (!which.test(request) || left === 0) return undefined;
      left -= 1;
      return fault;
    });
  }

  const asked = (which: RegExp) =>
    stage.door.requests.filter(request => which.test(request));

  describe('who asks', () => {
    it('is told which token is not valid any more', async () => {
      const outdated = stage.open(repository.path, { token: 'glpat-revoked' });
      const words = 'the token in integrations.gitlab is not valid any more';
      await expect(outdated.head()).rejects.toThrow(words);
      await expect(outdated.listChanges()).rejects.toThrow(
        `(401: 401 Unauthorized): ${words}`,
      );
    });

    it('is told that a token may not see the project', async () => {
      const stranger = stage.open(repository.path, { token: tokens.stranger });
      await expect(stranger.listChanges()).rejects.toThrow(
        '(404: 404 Project Not Found): there is no such thing, or the token may not see it',
      );
    });

    it('is told that a token needs more rights', async () => {
      answerOnce(opening, forbidden());
      await expect(host.send(await onboarding(host, 'orders'))).rejects.toThrow(
        '(403: 403 Forbidden): the token in integrations.gitlab needs more rights',
      );
    });

    it('is the person, where personal tokens are wanted', async () => {
      const personal = stage.open(repository.path, { personalTokens: true });
      const plan = await onboarding(personal, 'orders');
      await expect(
        personal.send(plan, { gitToken: 'glpat-revoked' }),
      ).rejects.toThrow('your token has expired, sign in again');
      await personal.send(plan, { gitToken: tokens.sam });
      const [{ author }] = repository.lab.requests.list();
      expect(author.login).toBe('sam');
    });
  });

  describe('a merge request', () => {
    it('takes the longest text that we promise; a longer one is not sent', async () => {
      const body = '☂'.repeat(host.largestBody);
      const plan = await onboarding(host, 'orders', { body });
      expect((await host.send(plan)).change.body).toBe(body);
      const longer = { ...plan, body: `${body}.` };
      await expect(host.send(longer)).rejects.toThrow(InputError);
    });

    it('is known by its branch, as long as GitLab has not looked at it', async () => {
      const { change } = await host.send(await onboarding(host, 'orders'));
      const [request] = repository.lab.requests.list();
      Object.assign(request, { sha: null, looksLeft: 100 });
      expect(await host.listChanges()).toEqual([change]);
      expect(await host.findOpenChange(branch)).toEqual(change);
    });

    it('of which nothing is left is left out', async () => {
      const opened = await host.send(await onboarding(host, 'orders'));
      const stays = await host.send(await onboarding(host, 'stock'));
      const [, request] = repository.lab.requests.list();
      Object.assign(request, { sha: null });
      await repository.lab.git.deleteBranch(opened.change.branch);
      const listed = await host.listChanges();
      expect(listed.map(({ id }) => id)).toEqual([stays.change.id]);
    });

    it('that GitLab refuses leaves the branch, and opens when it is sent again', async () => {
      answerOnce(opening, unprocessable(`Source branch does not exist`));
      const plan = await onboarding(host, 'orders');
      await expect(host.send(plan)).rejects.toThrow(
        '422: ["Source branch does not exist"]',
      );
      const pushed = await repository.lab.git.tip(branch);
      const { state, change } = await host.send(plan);
      expect(state).toBe('opened');
      expect(change.commit).toBe(pushed);
    });

    it('of a fork is none of ours', async () => {
      repository.lab.requests.add({
        ...{ title: 'Mine', description: null, source: branch, target: 'main' },
        ...{ from: 999, author: { id: 99, login: 'eve' }, reviewers: [] },
      });
      expect(await host.listChanges()).toEqual([]);
      expect(await host.findOpenChange(branch)).toBeUndefined();
    });

    it('gets labels and reviewers, beside those whom GitLab asks by itself', async () => {
      const warnings: string[] = [];
      const asking = stage.open(repository.path, {
        labels: ['callboard', 'env/dev'],
        reviewers: ['kim', 'team:platform'],
        warn: message => warnings.push(message),
      });
      repository.lab.reviewers.push({ id: 2, login: 'sam' });
      await asking.send(await onboarding(asking, 'orders'));
      const [{ labels, reviewers }] = repository.lab.requests.list();
      expect(labels).toEqual(['callboard', 'env/dev']);
      expect(reviewers.map(({ login }) => login)).toEqual(['sam', 'kim']);
      expect(warnings).toEqual([]);
    });

    it('is opened even if nobody may review it, with a warning', async () => {
      const warnings: string[] = [];
      const asking = stage.open(repository.path, {
        reviewers: ['nobody'],
        warn: message => warnings.push(message),
      });
      const { state } = await asking.send(await onboarding(asking, 'orders'));
      expect(state).toBe('opened');
      expect(warnings).toEqual(['shop !1: GitLab knows nobody named nobody']);
    });
  });

  it('is read in pages where a folder is large', async () => {
    await host.list(await host.head(), '');
    const clone = await Clone.of(repository.remote);
    for (let number = 1; number <= 150; number++) {
      await clone.write(`deploy/dev/many/${number}.yaml`, `${number}\n`);
    }
    await clone.push('main', 'Many');
    await clone.remove();
    const head = await host.head();
    expect(await host.list(head, 'deploy/dev/many')).toHaveLength(150);
    expect(asked(/path=deploy%2Fdev%2Fmany&/)).toHaveLength(2);
  });

  it('gives archives a few times a minute only; who waits gets one', async () => {
    answerOnce(archives, tooMany(1));
    expect(await host.list(await host.head(), '')).toHaveLength(seed.size);
    expect(asked(archives)).toHaveLength(2);
  });

  it('says that it has no such folder, and nothing is taken for empty', async () => {
    answerOnce(/repository\/tree/, {
      status: 404,
      body: { message: '404 Tree Not Found' },
    });
    await expect(host.list(await host.head(), '')).rejects.toThrow(
      '404 Tree Not Found',
    );
  });

  it('is asked as GitLab documents it', () => {
    expect(stage.lab.complaints).toEqual([]);
  });
});
