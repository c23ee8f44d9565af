import { readdirSync } from 'node:fs';
import { outlook } from './__testUtils__/outlook';
import { risks, risksOf } from './risks';

const notRisks = ['Risk', 'changed-objects', 'risks', 'say-risk'];

describe('the risks of a change', () => {
  it('are those that have a file, and a test, each', () => {
    const files = readdirSync(__dirname).map(file => file.replace('.ts', ''));
    const names = files.filter(
      file => !file.includes('.test') && !file.startsWith('__'),
    );
    expect(names.filter(name => !notRisks.includes(name))).toEqual(
      Object.keys(risks).sort(),
    );
    expect(files).toEqual(
      expect.arrayContaining(Object.keys(risks).map(name => `${name}.test`)),
    );
  });

  it('are none where nothing can be read', () => {
    expect(risksOf(outlook('a: [', 'b: ['))).toEqual([]);
  });
});
