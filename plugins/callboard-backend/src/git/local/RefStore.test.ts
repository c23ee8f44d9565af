import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { openDurableFs } from './durable-fs';
import { RefStore } from './RefStore';

const one = '1'.repeat(40);
const two = '2'.repeat(40);
const ref = 'refs/heads/callboard/onboard/shop/orders/all';

let gitdir: string;
let refs: RefStore;

const pack = (...lines: string[]) =>
  fs.writeFile(join(gitdir, 'packed-refs'), `${lines.join('\n')}\n`);

beforeEach(async () => {
  gitdir = await fs.mkdtemp(join(tmpdir(), 'callboard-refs-'));
  refs = new RefStore(gitdir, await openDurableFs(gitdir));
});

afterEach(() => fs.rm(gitdir, { recursive: true }));

describe('refs', () => {
  it('are absent, created, moved and deleted', async () => {
    expect(await refs.read(ref)).toBeUndefined();
    await refs.move(ref, undefined, one);
    await refs.move(ref, one, two);
    expect(await refs.read(ref)).toBe(two);
    await refs.delete(ref);
    expect(await refs.read(ref)).toBeUndefined();
  });

  it('do not move from where they are not', async () => {
    await refs.put(ref, one);
    await expect(refs.move(ref, two, one)).rejects.toThrow(ConflictError);
    await expect(refs.move(ref, undefined, two)).rejects.toThrow(ConflictError);
    expect(await refs.read(ref)).toBe(one);
  });

  it('are listed loose and packed, and loose wins', async () => {
    await pack('# pack-refs with: peeled', `${one} ${ref}`, `${one} ${ref}2`);
    await refs.put(ref, two);
    await fs.writeFile(join(gitdir, `${ref}3.lock`), `${one}\n`);
    expect(await refs.list('refs/heads/callboard')).toEqual(
      new Map([
        [ref, two],
        [`${ref}2`, one],
      ]),
    );
    expect(await refs.list('refs/callboard')).toEqual(new Map());
  });

  it('are deleted packed too, with what they are peeled to', async () => {
    await pack(`${one} ${ref}`, `^${two}`, `${one} ${ref}2`);
    await refs.put(ref, two);
    await refs.delete(ref);
    expect(await refs.list('refs/heads')).toEqual(new Map([[`${ref}2`, one]]));
    const packed = await fs.readFile(join(gitdir, 'packed-refs'), 'utf8');
    expect(packed).toBe(`${one} ${ref}2\n`);
  });
});
