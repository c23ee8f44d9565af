import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { GitObject } from './git-object';

const TYPES = { commit: 1, tree: 2, blob: 3 };

/**
 * A pack: some objects in the form in which Git sends them, whole, none as a difference from another.
 * @see https://git-scm.com/docs/gitformat-pack
 */
export function toPack(objects: GitObject[]): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const body = Buffer.concat([
    header,
    ...objects.flatMap(({ type, bytes }) => [
      entryHeader(TYPES[type], bytes.length),
      deflateSync(bytes),
    ]),
  ]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

/** Three bits of type and four of size in the first byte, seven bits of size in each further one, lowest first. */
function entryHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 15)];
  for (let rest = size >>> 4; rest > 0; rest >>>= 7) {
    bytes[bytes.length - 1] |= 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
