import { main } from './main';

/** What reads the other end may have seen enough, as `head` does: that is no failure. */
function endQuietly(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 3);
}

const writeTo = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>(resolve => {
    stream.write(text, () => resolve());
  });

process.stdout.on('error', endQuietly);
process.stderr.on('error', endQuietly);

main(process.argv.slice(2), {
  folder: process.cwd(),
  print: writeTo(process.stdout),
  say: writeTo(process.stderr),
}).then(status => {
  process.exitCode = status;
});
