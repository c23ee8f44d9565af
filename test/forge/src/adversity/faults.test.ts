import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { Clone } from '../Clone';
import { onboarding, plan, seed } from '../conformance/plans';
import { Fault } from '../FaultyDoor';
import { GiteaStage } from '../GiteaStage';
import { findGitea, whySkipped } from '../parts';
import { StagedRepository } from '../Stage';
import { failAt } from './at-each-step';

jest.setTimeout(300_000);

const { gitea, giteaRoot } = findGitea();
const noGitea = whySkipped(gitea, giteaRoot);

/** More steps than sending takes. */
const mostSteps = 40;

(noGitea ? describe.skip : describe)(`a Gitea that fails${noGitea}`, () => {
  let stage: GiteaStage;
  let repository: StagedRepository;
  let host: GitHost;

  beforeAll(async () => {
    stage = await GiteaStage.start();
  });
  afterAll(async () => {
    await stage?.stop();
  });
  beforeEach(async () => {
    repository = await stage.createRepository(seed);
    host = await repository.open();
    await host.list(await host.head(), '');
  });
  afterEach(() => stage.door.fail());

  const open = async () =>
    (await host.listChanges()).filter(({ state }) => state === 'open');

  it.each<[string, Fault]>([
    [
      'says that it is asked too often',
      { status: 429, headers: { 'retry-after': '0' } },
    ],
    ['says that it is busy', { status: 503 }],
    ['breaks the connection', 'cut before'],
    ['loses an answer', { lost: () => {} }],
  ])('%s, once, at any step: the change is opened once', async (_, fault) => {
    for (let step = 1; step <= mostSteps; step++) {
      const service = `service-${step}`;
      const planned = await onboarding(host, service);
      const count = failAt(stage.door, step, () => fault);
      const { change } = await host.send(planned);
      const steps = count();
      stage.door.fail();

      const all = (await open()).filter(
        ({ branch }) => branch === change.branch,
      );
      expect([step, all]).toEqual([step, [change]]);
      const clone = await Clone.of(repository.remote);
      const log = await clone.git(
        'log',
        '--format=%s',
        `origin/${change.branch}`,
      );
      expect(log.split('\n')).toEqual([
        `Onboard ${service}`,
        'What is there at first',
      ]);
      await clone.remove();
      if (steps < step) return;
    }
    throw new Error(`sending took more than ${mostSteps} requests`);
  });

  it('stays away: what failed half-way is finished by the next attempt', async () => {
    const planned = await onboarding(host, 'orders');
    stage.door.fail(request =>
      /^POST .*\/pulls$/.test(request) ? { status: 422 } : undefined,
    );
    await expect(host.send(planned)).rejects.toThrow(
      /refused to open a pull request \(422\)/,
    );
    stage.door.fail();
    expect(await open()).toEqual([]);

    const { state, change } = await host.send(await onboarding(host, 'orders'));
    expect(state).toBe('opened');
    expect(await open()).toEqual([change]);
    const clone = await Clone.of(repository.remote);
    const log = await clone.git(
      'log',
      '--format=%s',
      `origin/${change.branch}`,
    );
    expect(log.split('\n')).toHaveLength(2);
    await clone.remove();
  });

  it('takes labels badly: the change is opened all the same', async () => {
    stage.door.fail(request =>
      /labels/.test(request) ? { status: 403 } : undefined,
    );
    const { state } = await host.send(await onboarding(host, 'orders'));
    expect(state).toBe('opened');
  });

  it('is not reached: it says which host', async () => {
    const planned = await onboarding(host, 'orders');
    stage.door.fail(() => 'cut before');
    await expect(host.send(planned)).rejects.toThrow(
      /Gitea \(127\.0\.0\.1:\d+\) cannot be reached/,
    );
  });

  it('says when to come back, and that is too late: it says so at once', async () => {
    const planned = await onboarding(host, 'orders');
    stage.door.fail(() => ({ status: 429, headers: { 'retry-after': '900' } }));
    await expect(host.send(planned)).rejects.toThrow(/asked too often/);
    expect(await host.list(planned.base, 'platform')).toHaveLength(1);
  });

  it('refuses a token: whose it is, is said, and not what it is', async () => {
    const [, path] = /^.*@[^/]+\/(.*)\.git$/.exec(repository.remote)!;
    const expired = 'f'.repeat(40);
    const other = stage.open(path, expired);
    const failure = await other.head().catch(error => error);
    expect(failure.message).toMatch(
      /refused to read the branches \(401\): the token in integrations\.gitea is not valid/,
    );
    expect(JSON.stringify(failure)).not.toContain(expired);

    const personal = await host
      .send(await onboarding(host, 'orders'), { gitToken: expired })
      .catch(error => error);
    expect(personal.name).toBe('NotAllowedError');
    expect(personal.message).toMatch(/your token has expired, sign in again/);
    expect(personal.message).not.toContain(expired);
    expect(await open()).toEqual([]);
  });

  it('does not let a person write what Callboard may: nothing falls back', async () => {
    const { token } = stage.gitea.stranger;
    await expect(
      host.send(await onboarding(host, 'orders'), { gitToken: token }),
    ).rejects.toThrow(/refused/);
    expect(await open()).toEqual([]);
  });

  it('has a limit for texts: a longer one is refused before anything is pushed', async () => {
    const body = 'x'.repeat(host.largestBody + 1);
    await expect(
      host.send(await onboarding(host, 'orders', { body })),
    ).rejects.toThrow(/body .* too long/);
    const clone = await Clone.of(repository.remote);
    expect(await clone.git('branch', '-r', '--list', '*callboard*')).toBe('');
    await clone.remove();
  });

  it('shows a text that a person has edited: it stays, and the new one is a comment', async () => {
    const { change } = await host.send(
      await plan(host, 'orders', { 'deploy/a.yaml': 'a\n' }),
    );
    const number = change.review!.name.slice(1);
    const [, path] = /^.*@[^/]+\/(.*)\.git$/.exec(repository.remote)!;
    const at = `/repos/${path}/pulls/${number}`;
    await stage.gitea.api('PATCH', at, { body: `${change.body}\n\nMy note` });

    await host.send(
      await plan(host, 'orders', { 'deploy/a.yaml': 'b\n' }, { body: 'New' }),
    );
    const found = await host.findChange(change.id);
    expect(found?.body).toContain('My note');
    const comments = await stage.gitea.api(
      'GET',
      `/repos/${path}/issues/${number}/comments`,
    );
    expect(comments.body.map((one: { body: string }) => one.body)).toEqual([
      expect.stringMatching(/^New\n/),
    ]);
  });

  it('takes twenty changes at once, each sent by two processes: none is lost, none is doubled, all can be merged', async () => {
    const services = Array.from({ length: 20 }, (_, n) => `service-${n}`);
    const other = await repository.open();
    const plans = await Promise.all(
      services.map(service => onboarding(host, service)),
    );
    await Promise.all(
      plans.flatMap(planned => [host.send(planned), other.send(planned)]),
    );
    const changes = await open();
    expect(changes.map(({ branch }) => branch).sort()).toEqual(
      plans.map(({ branch }) => branch).sort(),
    );
    const clone = await Clone.of(repository.remote);
    // Git merges many branches at once only where none conflicts with another.
    const tips = plans.map(({ branch }) => `origin/${branch}`);
    await clone.git('merge', '-q', '-m', 'All of them', ...tips);
    const files = await clone.git('ls-files', 'deploy/dev/shop');
    expect(files.split('\n')).toEqual(
      expect.arrayContaining(
        services.map(service => `deploy/dev/shop/${service}/service.yaml`),
      ),
    );
    await clone.remove();
  });
});
