import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Check } from './check';
import { checks } from './checks';

const folder = join(__dirname, '..');
const docs = join(folder, '..', '..', 'docs', 'checks.md');

const head = `# What is checked

Generated from the checks in \`packages/checks\`, whose tests hold this page to them. A finding names the service, what shows
it, with file and line, and what to write instead. Each check has cases to read, with what is found in them:
\`packages/checks/cases\`. [Add a check](how-to/add-a-check.md).

An error is traffic, or the protection from it, that is broken; a warning is probably not what was meant. Where a platform
says that nothing enforces NetworkPolicy, what rests on it is information at most, and says what would be. Where an answer
is not known, no check guesses: what makes it unknown has a finding of its own.

| check | | fires when | why it matters | what to do |
|---|---|---|---|---|
`;

const row = ({ id, severity, what, why, fix }: Check) =>
  `| [\`${id}\`](../packages/checks/cases/${id}) | ${severity} | ${what} | ${why} | ${fix} |`;

/** `UPDATE_GOLDEN=1` writes the page. */
describe('the list of checks', () => {
  const ids = checks.map(({ id }) => id).sort();
  const namesIn = (...path: string[]) => readdirSync(join(folder, ...path));

  it('has every file of the folder', () => {
    expect(
      namesIn('src', 'checks').map(name => name.replace('.ts', '')),
    ).toEqual(ids);
  });

  it('has cases for each, and none of a check that is gone', () => {
    expect(namesIn('cases').filter(name => name !== 'README.md')).toEqual(ids);
  });

  it('is what docs/checks.md says', () => {
    const page = `${head}${checks.map(row).join('\n')}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(docs, page);
    expect(readFileSync(docs, 'utf8')).toBe(page);
  });
});
