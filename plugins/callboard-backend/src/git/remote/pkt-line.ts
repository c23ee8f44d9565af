/** Ends a list of lines. */
export const flush = '0000';
/** Separates the parts of a request. */
export const delimiter = '0001';

/**
 * A line as Git sends it over HTTP: four hexadecimal digits of length, themselves counted, then the text.
 * @see https://git-scm.com/docs/gitprotocol-common#_pkt_line_format
 */
export function pktLine(text: string): string {
  const length = Buffer.byteLength(text) + 4;
  return `${length.toString(16).padStart(4, '0')}${text}`;
}

/**
 * The texts of the lines, without their line feeds; flushes and delimiters are left out.
 * @throws where a length does not fit.
 */
export function readPktLines(bytes: Buffer): string[] {
  return contentsOf(bytes).map(content => content.toString('utf8').trimEnd());
}

/**
 * What a server answers with `side-band-64k`: lines in lines, and what it says to people beside them.
 * @see https://git-scm.com/docs/gitprotocol-pack#_packfile_data
 */
export function readSideBands(bytes: Buffer): {
  lines: string[];
  said: string;
} {
  const bands: Record<number, Buffer[]> = { 1: [], 2: [], 3: [] };
  for (const content of contentsOf(bytes)) {
    bands[content[0]]?.push(content.subarray(1));
  }
  return {
    lines: readPktLines(Buffer.concat(bands[1])),
    said: Buffer.concat([...bands[2], ...bands[3]])
      .toString('utf8')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

function contentsOf(bytes: Buffer): Buffer[] {
  const contents: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = parseInt(bytes.toString('latin1', at, at + 4), 16);
    if (Number.isNaN(length) || at + Math.max(length, 4) > bytes.length) {
      throw new Error('this is not what a Git server answers');
    }
    if (length > 4) contents.push(bytes.subarray(at + 4, at + length));
    at += Math.max(length, 4);
  }
  return contents;
}
