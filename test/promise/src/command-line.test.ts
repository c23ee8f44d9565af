// The demo's files are no part of the public door of the plugin.
// eslint-disable-next-line @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports
import { readDemoShop } from '@callboard/plugin-callboard-backend/src/demo-shop';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const bin = join(__dirname, '../../../packages/cli/bin/callboard');

let repository: string;
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'callboard-shop-'));
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

async function writeShop(isWanted: (path: string) => boolean): Promise<void> {
  for (const [path, text] of await readDemoShop()) {
    if (!isWanted(path)) continue;
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
}

const render = () =>
  spawnSync(process.execPath, [bin, 'render', repository, '--check'], {
    encoding: 'utf8',
  });

/** What is said of each service, whether or not anything is written. */
const notes = '(note: .*\\n)*';

describe('callboard render', () => {
  it('finds the shop as the portal commits it to be what it would write', async () => {
    await writeShop(() => true);
    expect(render()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        `^${notes}deploy/ is what the contracts say\\.\\n$`,
      ),
      stderr: '',
    });
  }, 60_000);

  it('would write the file of the portal that is not there', async () => {
    const path = 'deploy/prod/shop/orders/network-policy.yaml';
    await writeShop(one => one !== path);
    expect(render()).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        `^create ${path}\\n${notes}1 file would be written\\.\\n$`,
      ),
    });
  }, 60_000);
});
