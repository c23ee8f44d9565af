import {
  delimiter,
  flush,
  pktLine,
  readPktLines,
  readSideBands,
} from './pkt-line';

describe('lines of Git over HTTP', () => {
  it('count their bytes, themselves included', () => {
    expect(pktLine('a\n')).toBe('0006a\n');
    expect(pktLine('ü')).toBe('0006ü');
  });

  it('are read again, without flushes and line feeds', () => {
    const text = `${pktLine('one\n')}${delimiter}${pktLine('zwei ü')}${flush}`;
    expect(readPktLines(Buffer.from(text))).toEqual(['one', 'zwei ü']);
    expect(readPktLines(Buffer.alloc(0))).toEqual([]);
  });

  it.each(['<html>', '00ffshort', '0'])('are not found in %j', text => {
    expect(() => readPktLines(Buffer.from(text))).toThrow(
      /not what a Git server answers/,
    );
  });

  it('are told apart from what the server says to people', () => {
    const inner = `${pktLine('unpack ok\n')}${pktLine(
      'ng refs/heads/x hook declined\n',
    )}${flush}`;
    const answer = [
      pktLine(`\u0002main is\n`),
      pktLine(`\u0001${inner.slice(0, 20)}`),
      pktLine(`\u0002protected\n`),
      pktLine(`\u0001${inner.slice(20)}`),
      flush,
    ].join('');
    expect(readSideBands(Buffer.from(answer))).toEqual({
      lines: ['unpack ok', 'ng refs/heads/x hook declined'],
      said: 'main is protected',
    });
  });
});
