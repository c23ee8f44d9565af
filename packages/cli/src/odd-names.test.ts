import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './testing/transcript';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-names-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const odd = ['a b.yaml', 'ü☃.yaml', '-x.yaml', 'a\nb.yaml', '|`x`.yaml'];

describe('a file with an odd name', () => {
  it.each(odd)('is named on one line: %j', async name => {
    writeFileSync(join(folder, name), 'a: [\n');
    const { status, remarks } = await run(folder, ['list', '.']);
    expect(status).toBe(3);
    const [first, ...rest] = remarks.trimEnd().split('\n');
    expect(first.startsWith(`${name.replace('\n', ' ')}:2: `)).toBe(true);
    expect(rest).toHaveLength(1);
  });

  it.each(odd)('is ignored by its name: %j', async name => {
    writeFileSync(join(folder, name), 'a: [\n');
    expect(await run(folder, ['list', '.', `--ignore=${name}`])).toMatchObject({
      status: 0,
      remarks: '',
    });
  });

  it.each([['./-dir'], ['--', '-dir']])(
    'may be the folder: %s',
    async (...args) => {
      mkdirSync(join(folder, '-dir'));
      expect(await run(folder, ['list', ...args])).toMatchObject({ status: 0 });
    },
  );
});
