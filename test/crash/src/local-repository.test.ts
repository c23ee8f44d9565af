import { spawnSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { randomFrom } from './random';
import { openRepository, sendOne, mergeAsSeen } from './work';
import { WriterProcess } from './WriterProcess';

const KILLS_WHILE_SEEDING = 10;
const KILLS_WHILE_WORKING = 50;
const LONGEST_SEEDING_MS = 250;
const LONGEST_WORK_MS = 400;

const seed = Number(process.env.CALLBOARD_CRASH_SEED ?? Date.now() % 2 ** 31);
const random = randomFrom(seed);

const hasGit = spawnSync('git', ['--version']).status === 0;
const title = hasGit
  ? `a repository whose writer is killed (again with CALLBOARD_CRASH_SEED=${seed})`
  : 'a repository whose writer is killed (skipped: there is no git binary here to judge it)';

let root: string;
/** Started ahead, because loading takes longer than working. */
let next: WriterProcess;

/** Lets a writer work on the repository for a random while, at most so many milliseconds. */
async function killedWriter(path: string, longest: number): Promise<string[]> {
  const writer = next;
  next = new WriterProcess();
  const assignment = { path, seed: Math.floor(random() * 2 ** 31) };
  return writer.workAndDie(assignment, random() * longest);
}

/** What Git finds wrong with a repository, if there is one. Dangling objects are what a kill may leave. */
async function damage(path: string): Promise<string> {
  if (!(await exists(path))) return '';
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['-C', path, 'fsck', '--full', '--strict'],
    { encoding: 'utf8' },
  );
  const lines = `${stdout}${stderr}`
    .split('\n')
    .filter(line => line && !line.startsWith('dangling '));
  return [...lines, ...(status === 0 ? [] : [`status ${status}`])].join('\n');
}

async function exists(path: string): Promise<boolean> {
  const names = await fs.readdir(join(path, '..')).catch(() => [] as string[]);
  return names.some(name => name === basename(path));
}

/** Opens it as the next start would, and does a day's work. */
async function expectUsable(path: string, round: string) {
  const host = await openRepository(path);
  for (const change of await host.listChanges()) {
    expect((await host.findChange(change.id))?.commit).toBe(change.commit);
  }
  const id = await sendOne(host, 'payments', `round: ${round}\n`);
  const merged = await mergeAsSeen(host, id);
  const changes = await host.listChanges();
  expect(changes).toContainEqual(merged);
  expect(await damage(path)).toBe('');
  return changes;
}

(hasGit ? describe : describe.skip)(title, () => {
  beforeAll(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'callboard-crash-'));
    next = new WriterProcess();
  });

  afterAll(async () => {
    await next.dismiss();
    await fs.rm(root, { recursive: true });
  });

  it('is seeded whole or not at all', async () => {
    for (let round = 0; round < KILLS_WHILE_SEEDING; round++) {
      const path = join(root, `seeding-${round}`, 'shop.git');
      await killedWriter(path, LONGEST_SEEDING_MS);
      expect(await damage(path)).toBe('');
      await expectUsable(path, `${round}`);
      const left = await fs.readdir(join(path, '..'));
      expect(left).toEqual(['shop.git']);
    }
  }, 60_000);

  it('is never damaged, forgets no merge, and works on', async () => {
    const path = join(root, 'working.git');
    const merged: string[] = [];
    for (let round = 0; round < KILLS_WHILE_WORKING; round++) {
      merged.push(...(await killedWriter(path, LONGEST_WORK_MS)));
      expect(await damage(path)).toBe('');
      const changes = await expectUsable(path, `${round}`);
      const ids = changes.map(({ id, state }) => `${id} ${state}`);
      expect(ids).toEqual(
        expect.arrayContaining(merged.map(id => `${id} merged`)),
      );
    }
    expect(merged.length).toBeGreaterThan(0);
  }, 120_000);
});
