import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(__dirname, '..', 'bin', 'callboard');
const shop = join(__dirname, '..', 'cases', 'shop');

const callboard = (...args: string[]) =>
  spawnSync(process.execPath, [bin, ...args], { cwd: shop, encoding: 'utf8' });

// The first run builds it where it is not built.
beforeAll(() => execFileSync(process.execPath, [bin, '--version']), 60_000);

describe('the program', () => {
  it('answers on standard output, and exits with what it says', () => {
    const { status, stdout, stderr } = callboard('list', 'before');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('shop/orders');
    expect(callboard('diff', 'before', 'after', '--exit-code').status).toBe(1);
  });

  it('says on standard error what is wrong with its use', () => {
    const { status, stdout, stderr } = callboard('list', '--colour');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('list has no option --colour');
  });

  it('starts in less than half a second', () => {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      callboard('--version');
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });

  it('ends quietly where nobody reads on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'callboard-pipe-'));
    const pods = Array.from(
      { length: 60 },
      (_, index) =>
        `{apiVersion: v1, kind: Pod, metadata: {name: pod-${index}}, spec: {containers: [{name: x, image: x}]}}\n---\n`,
    );
    writeFileSync(join(folder, 'pods.yaml'), pods.join(''));
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" list . --output csv | head -1`],
      { cwd: folder, encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true });
    expect({ stdout, stderr }).toEqual({
      stdout: 'from,to,outcome,ports\r\n',
      stderr: '',
    });
  });
});
