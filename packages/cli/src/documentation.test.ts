import Ajv from 'ajv/dist/2020';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from './commands/commands';
import { blocksIn } from './testing/markdown-blocks';
import { argumentsIn, replay, run } from './testing/transcript';

const folder = join(__dirname, '..');
const cases = join(folder, 'cases');
const reference = join(folder, '../../docs/cli.md');
const pages = {
  'docs/cli.md': reference,
  'README.md': join(folder, 'README.md'),
};

/** `UPDATE_GOLDEN=1` writes what the commands print. */
describe('the documentation', () => {
  it.each(Object.entries(pages))(
    'shows in %s what the tool prints',
    async (_, path) => {
      const page = readFileSync(path, 'utf8');
      let now = page;
      for (const block of blocksIn(page, 'console')) {
        const printed = await replay(block, join(cases, 'shop'));
        now = now.replace(block, () => printed);
      }
      if (process.env.UPDATE_GOLDEN) writeFileSync(path, now);
      expect(now).toBe(readFileSync(path, 'utf8'));
    },
  );

  it('has a chapter for each command, and names each of its options', () => {
    const page = readFileSync(reference, 'utf8');
    for (const { name, options } of commands) {
      expect(page).toContain(`\n## ${name}\n`);
      for (const option of Object.keys(options))
        expect(page).toContain(`--${option}`);
    }
  });

  it('has schemas that the JSON of every case fits', async () => {
    const [list, diff] = blocksIn(readFileSync(reference, 'utf8'), 'json').map(
      block => JSON.parse(block),
    );
    const ajv = new Ajv();
    const schemas = {
      list: ajv.compile(list),
      diff: ajv.compile({ ...diff, $defs: { ...list.$defs, ...diff.$defs } }),
    };
    let fitting = 0;
    for (const name of readdirSync(cases)) {
      const text = readFileSync(join(cases, name, 'transcript.txt'), 'utf8');
      for (const [, line] of text.matchAll(
        /^\$ callboard ((?:list|diff) .*--output json.*)$/gm,
      )) {
        const { output } = await run(join(cases, name), argumentsIn(line));
        if (!output) continue;
        const validate = schemas[line.split(' ')[0] as keyof typeof schemas];
        validate(JSON.parse(output));
        expect(validate.errors).toBeNull();
        fitting++;
      }
    }
    expect(fitting).toBeGreaterThan(6);
  });
});
