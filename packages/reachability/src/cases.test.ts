import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledIn } from './testing/case';

const folder = join(__dirname, '..', 'cases');
const names = readdirSync(folder).filter(name => name.endsWith('.yaml'));
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Each case is a file of manifests that says in its first lines who reaches whom: see cases/README.md. */
describe('who reaches whom', () => {
  it.each(names)('%s', name => {
    const expected = filledIn(textOf(name));
    if (process.env.UPDATE_GOLDEN) writeFileSync(join(folder, name), expected);
    expect(textOf(name)).toBe(expected);
  });

  it.each(names)(
    '%s says which trap it shows, and where that is said',
    name => {
      expect(textOf(name)).toMatch(
        /^# (traps? \d+(, \d+)*|malformed input) · https:\S+$/m,
      );
    },
  );

  it('has a case for each trap of cases/README.md', () => {
    const listed = /^\d+( \d+)+$/m.exec(textOf('README.md'))?.[0].split(' ');
    const shown = names.flatMap(
      name =>
        /^# traps? ([\d, ]+) ·/m.exec(textOf(name))?.[1].split(', ') ?? [],
    );

    expect([...new Set(shown)].sort()).toEqual([...(listed ?? [])].sort());
  });
});
