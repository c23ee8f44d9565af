import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatus } from './exit-status';
import { argumentsIn, replay, run } from './testing/transcript';

const cases = join(__dirname, '..', 'cases');

/** `UPDATE_GOLDEN=1` writes what the commands of a transcript print. */
describe('the transcript', () => {
  it.each(readdirSync(cases))('of %s is what the tool prints', async name => {
    const path = join(cases, name, 'transcript.txt');
    const transcript = readFileSync(path, 'utf8');
    const now = await replay(transcript, join(cases, name));
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, now);
    expect(now).toBe(readFileSync(path, 'utf8'));
  });

  it.each(readdirSync(cases))('of %s has JSON that parses', async name => {
    const text = readFileSync(join(cases, name, 'transcript.txt'), 'utf8');
    const commands = [...text.matchAll(/^\$ callboard (.*--output json.*)$/gm)];
    for (const [, command] of commands) {
      const ran = await run(join(cases, name), argumentsIn(command));
      if (ran.status === exitStatus.misuse) continue;
      expect(JSON.parse(ran.output)).toMatchObject({ version: 1 });
    }
  });
});
