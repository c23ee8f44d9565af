import { InputError } from '@backstage/errors';
import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { onboarding, seed } from '../../conformance/plans';
import { Fault } from '../../FaultyDoor';
import { ApiAnswer } from '../Route';
import { tokens } from './GithubHub';
import { GithubStage } from './GithubStage';
import {
  badCredentials,
  invalid,
  notAccessible,
  rateLimited,
  tooFast,
} from './refusals';

jest.setTimeout(60_000);

const branch = 'callboard/onboard/shop/orders/all';
const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

describe('GitHub (contract)', () => {
  let stage: GithubStage;
  let repository: Awaited<ReturnType<GithubStage['createRepository']>>;
  let host: GitHost;

  beforeAll(async () => {
    stage = await GithubStage.start();
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

  /** The first so many requests to open a pull request are answered so. */
  function answerOpening(times: number, { status, headers, body }: ApiAnswer) {
    let left = times;
    const fault: Fault = { status, headers, body: JSON.stringify(body) };
    stage.door.fail(request => {
      if (!/^POST .*\/pulls$/.test(request) || left === 0) return undefined;
      left -= 1;
      return fault;
    });
  }

  const openings = () =>
    stage.door.requests.filter(request => /^POST .*\/pulls$/.test(request));

  describe('who asks', () => {
    it('is told which token is not valid any more', async () => {
      const credentials = { token: 'ghp_revoked' };
      const outdated = stage.open(repository.path, { credentials });
      const words = 'the token in integrations.github is not valid any more';
      await expect(outdated.head()).rejects.toThrow(words);
      await expect(outdated.listChanges()).rejects.toThrow(
        `(401: Bad credentials): ${words}`,
      );
    });

    it('is told that a token may not see the repository', async () => {
      const credentials = { token: tokens.stranger };
      const stranger = stage.open(repository.path, { credentials });
      await expect(stranger.listChanges()).rejects.toThrow(
        '(404: Not Found): there is no such thing, or the token may not see it',
      );
    });

    it('is told that a token needs more rights', async () => {
      answerOpening(1, notAccessible());
      await expect(host.send(await onboarding(host, 'orders'))).rejects.toThrow(
        '(403: Resource not accessible by personal access token): the token in integrations.github needs more rights',
      );
    });

    it('is the person, where personal tokens are wanted', async () => {
      const personal = stage.open(repository.path, { personalTokens: true });
      const plan = await onboarding(personal, 'orders');
      await expect(personal.send(plan)).rejects.toThrow('sign in there again');
      await expect(
        personal.send(plan, { gitToken: 'ghp_revoked' }),
      ).rejects.toThrow('your token has expired, sign in again');
      await personal.send(plan, { gitToken: tokens.sam });
      const [pull] = repository.hub.pulls.list();
      expect(pull.author.login).toBe('sam');
    });

    it('is the App, where one is installed', async () => {
      const { id: appId, privateKey } = stage.hub.app;
      const app = { appId, privateKey, clientId: 'c', clientSecret: 's' };
      const credentials = { apps: [app] };
      const installed = stage.open(repository.path, { credentials });
      await installed.send(await onboarding(installed, 'orders'));
      const [pull] = repository.hub.pulls.list();
      expect(pull.author.login).toBe('callboard[bot]');
      const asked = 'POST /api/v3/app/installations/7/access_tokens';
      expect(stage.door.requests.filter(one => one === asked)).toHaveLength(1);
    });
  });

  describe('asked too often', () => {
    it.each([403, 429] as const)(
      'says when to come back with %s, and is believed',
      async status => {
        answerOpening(2, tooFast(status, 0));
        const { state } = await host.send(await onboarding(host, 'orders'));
        expect(state).toBe('opened');
        expect(openings()).toHaveLength(3);
      },
    );

    it('is asked again when the hour begins soon', async () => {
      answerOpening(1, rateLimited(seconds(1)));
      const { state } = await host.send(await onboarding(host, 'orders'));
      expect(state).toBe('opened');
    });

    it('is left alone when the hour is long, and the person is told', async () => {
      answerOpening(1, rateLimited(seconds(1800)));
      await expect(host.send(await onboarding(host, 'orders'))).rejects.toThrow(
        'it is asked too often, try again later',
      );
      expect(openings()).toHaveLength(1);
      const again = await host.send(await onboarding(host, 'orders'));
      expect(again.state).toBe('opened');
    });
  });

  describe('a pull request', () => {
    it('takes the longest text that we promise; a longer one is not sent', async () => {
      const body = '☂'.repeat(host.largestBody);
      const plan = await onboarding(host, 'orders', { body });
      expect((await host.send(plan)).change.body).toBe(body);
      const longer = { ...plan, body: `${body}.` };
      await expect(host.send(longer)).rejects.toThrow(InputError);
    });

    it('that GitHub refuses leaves the branch, and opens when it is sent again', async () => {
      // It has not heard of the branch yet.
      const resource = 'PullRequest';
      answerOpening(1, invalid({ resource, field: 'head', code: 'invalid' }));
      const plan = await onboarding(host, 'orders');
      await expect(host.send(plan)).rejects.toThrow(
        '422: Validation Failed [{"resource":"PullRequest","field":"head","code":"invalid"}]',
      );
      const pushed = await repository.hub.git.tip(branch);
      const { state, change } = await host.send(plan);
      expect(state).toBe('opened');
      expect(change.commit).toBe(pushed);
    });

    it.each([['is there', 999] as const, ['is deleted', null] as const])(
      'of a fork that %s is none of ours',
      async (_now, from) => {
        const pull = { title: 'Mine', body: null, base: 'main', branch, from };
        repository.hub.pulls.add({ ...pull, author: { id: 2, login: 'eve' } });
        expect(await host.listChanges()).toEqual([]);
        expect(await host.findOpenChange(branch)).toBeUndefined();
        const { state } = await host.send(await onboarding(host, 'orders'));
        expect(state).toBe('opened');
      },
    );

    it('gets labels and reviewers', async () => {
      const warnings: string[] = [];
      const asking = stage.open(repository.path, {
        labels: ['callboard', 'env/dev'],
        reviewers: ['kim', 'team:platform'],
        warn: message => warnings.push(message),
      });
      await asking.send(await onboarding(asking, 'orders'));
      const [{ labels, reviewers }] = repository.hub.pulls.list();
      expect(labels).toEqual(['callboard', 'env/dev']);
      expect(reviewers).toEqual(['kim']);
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
      expect(warnings).toEqual([
        expect.stringContaining('is not a collaborator of the o/gitops-'),
      ]);
    });
  });

  it('has its archives at another host, which gets to see no token', async () => {
    await host.list(await host.head(), '');
    const archives = stage.door.requests.filter(one => /tarball/.test(one));
    expect(archives).toHaveLength(1);
    const trees = stage.door.requests.filter(one => /git.trees/.test(one));
    expect(trees).toEqual([]);
  });

  it('shows no token in what it says', async () => {
    answerOpening(1, {
      ...badCredentials(),
      body: { message: `Bad credentials: ${tokens.callboard}` },
    });
    const sent = host.send(await onboarding(host, 'orders'));
    await expect(sent).rejects.not.toThrow(tokens.callboard);
  });

  it('is asked, and answers, as GitHub describes it', () => {
    // What it answers where a fork is deleted, it has not described.
    const known = /head\/repo must be object/;
    const complaints = stage.hub.complaints.filter(one => !known.test(one));
    expect(complaints).toEqual([]);
  });
});
