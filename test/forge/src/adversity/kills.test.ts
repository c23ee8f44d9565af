import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { Clone } from '../Clone';
import { plan, seed } from '../conformance/plans';
import { GiteaStage } from '../GiteaStage';
import { findGitea, whySkipped } from '../parts';
import { StagedRepository } from '../Stage';
import { failAt } from './at-each-step';
import { randomFrom } from '@callboard/test-crash/src/random';
import { SenderProcess } from './SenderProcess';

jest.setTimeout(900_000);

const { gitea, giteaRoot } = findGitea();
const noGitea = whySkipped(gitea, giteaRoot);

const KILLS = 50;
/** Somewhat more than sending takes: the last steps kill nobody. */
const STEPS = 22;

const seedOfRun = Number(process.env.CALLBOARD_SEED ?? Date.now() % 2 ** 31);
const title = `a process that is killed while it sends to Gitea (again with CALLBOARD_SEED=${seedOfRun})`;

(noGitea ? describe.skip : describe)(`${title}${noGitea}`, () => {
  let stage: GiteaStage;
  let repository: StagedRepository;
  let host: GitHost;
  let next: SenderProcess;

  beforeAll(async () => {
    stage = await GiteaStage.start();
    repository = await stage.createRepository(seed);
    host = await repository.open();
    next = new SenderProcess();
  });
  afterAll(async () => {
    await next?.dismiss();
    await stage?.stop();
  });

  const file = (service: string, text: string) => ({
    [`deploy/dev/shop/${service}/service.yaml`]: text,
  });

  /** What a branch may be in when somebody asks: not there, open with something else, closed by a person. */
  const before: Record<string, (service: string) => Promise<void>> = {
    async nothing() {},
    async open(service) {
      await host.send(await plan(host, service, file(service, 'old\n')));
    },
    async closed(service) {
      const old = await plan(host, service, file(service, 'old\n'));
      await repository.close((await host.send(old)).change);
    },
  };

  it(`${KILLS} times, at a random step: the next attempt ends in exactly one correct change`, async () => {
    const random = randomFrom(seedOfRun);
    const outcomes = { sent: 0, killed: 0 };
    for (let count = 1; count <= KILLS; count++) {
      const service = `service-${count}`;
      const [start, prepare] = pick(random, Object.entries(before));
      const step = 1 + Math.floor(random() * STEPS);
      const isLate = random() < 0.5;
      const at = `${service}: ${start}, killed ${
        isLate ? 'after' : 'before'
      } request ${step}`;
      await prepare(service);
      const planned = await plan(host, service, file(service, 'new\n'));

      const sender = next;
      next = new SenderProcess();
      failAt(stage.door, step, () => {
        if (isLate) return { lost: () => sender.kill() };
        sender.kill();
        return 'cut before';
      });
      outcomes[
        await sender.send({ ...stage.place(repository), plan: planned })
      ] += 1;
      stage.door.fail();

      const fresh = await repository.open();
      const { change } = await fresh.send(planned);
      const open = (await fresh.listChanges()).filter(
        one => one.state === 'open' && one.branch === planned.branch,
      );
      expect([at, open]).toEqual([at, [change]]);
      expect([at, await fresh.findChange(change.id)]).toEqual([
        at,
        expect.objectContaining({
          title: planned.title,
          body: expect.stringMatching(/^Adds /),
          files: [
            { path: planned.edits[0].path, before: null, after: 'new\n' },
          ],
        }),
      ]);
    }
    const clone = await Clone.of(repository.remote);
    await clone.git('fsck', '--full', '--strict');
    await clone.remove();
    // Else the kills would show nothing.
    expect(outcomes.killed).toBeGreaterThan(KILLS / 2);
  });
});

function pick<T>(random: () => number, from: T[]): T {
  return from[Math.floor(random() * from.length)];
}
