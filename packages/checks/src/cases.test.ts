import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from './checks';
import { checkAll } from './run-checks';
import { filledIn, readCase } from './testing/case';

const folder = join(__dirname, '..', 'cases');

/** Each case is a file of manifests that says in its first lines what is found: see cases/README.md. */
describe.each(checks)('$id', ({ id, severity }) => {
  const cases = readdirSync(join(folder, id));
  const read = (name: string) => readFileSync(join(folder, id, name), 'utf8');
  const ofThisCheck = (name: string) =>
    checkAll(...readCase(read(name))).filter(finding => finding.id === id);

  it.each(cases)('finds what %s says', name => {
    const expected = filledIn(read(name));
    if (process.env.UPDATE_GOLDEN)
      writeFileSync(join(folder, id, name), expected);
    expect(read(name)).toBe(expected);
  });

  it('fires, as bad as it says', () => {
    expect(ofThisCheck('fires.yaml')).toContainEqual(
      expect.objectContaining({ severity }),
    );
  });

  it.each(cases.filter(name => name.startsWith('must-not')))(
    'says nothing of %s',
    name => {
      expect(ofThisCheck(name)).toEqual([]);
    },
  );

  it('has a case of which it says nothing', () => {
    expect(cases).toContain('must-not.yaml');
  });
});
