import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { oidOf } from './git-object';
import { readArchive } from './read-archive';

const blob = (text: string) =>
  oidOf({ type: 'blob', bytes: Buffer.from(text) });

function archive(
  entries: [Parameters<ReturnType<typeof pack>['entry']>[0], string][],
) {
  const tar = pack();
  entries.forEach(([header, text]) => tar.entry(header, text));
  tar.finalize();
  return Readable.toWeb(tar.pipe(createGzip())) as ReadableStream<Uint8Array>;
}

describe('an archive of a commit', () => {
  it('gives the texts that are wanted, and every folder by its oid', async () => {
    const { texts, trees } = await readArchive(
      archive([
        [{ name: 'gitops-1a2b/deploy/ü.yaml' }, 'kind: ☂\n'],
        [{ name: 'gitops-1a2b/deploy/run.sh', mode: 0o775 }, '#!/bin/sh\n'],
        [
          {
            name: 'gitops-1a2b/deploy/link',
            type: 'symlink',
            linkname: '../README.md',
          },
          '',
        ],
        [{ name: 'gitops-1a2b/README.md', mode: 0o664 }, '# shop\n'],
      ]),
      path => path.startsWith('deploy/'),
    );
    expect([...texts]).toEqual([
      [blob('kind: ☂\n'), 'kind: ☂\n'],
      [blob('#!/bin/sh\n'), '#!/bin/sh\n'],
    ]);
    const entries = [...trees.values()].flat();
    expect(entries.map(({ mode, path }) => `${mode} ${path}`)).toEqual([
      ...['100644 ü.yaml', '100755 run.sh', '120000 link'],
      ...['100644 README.md', '040000 deploy'],
    ]);
    // As Git itself names them: `git mktree` of the same entries.
    expect(entries.find(({ path }) => path === 'link')?.oid).toBe(
      blob('../README.md'),
    );
  });

  it.each([
    ['no gzip', Buffer.from('not found')],
    ['cut off', Buffer.from('1f8b0800', 'hex')],
  ])('is refused when it is %s', async (_, bytes) => {
    const stream = Readable.toWeb(Readable.from([bytes]));
    await expect(
      readArchive(stream as ReadableStream<Uint8Array>, () => true),
    ).rejects.toThrow();
  });
});
