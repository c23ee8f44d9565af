import fc from 'fast-check';
import { Lines } from './Lines';

function linesOf(bytes: Buffer, sizes: number[]): string[] {
  const got: string[] = [];
  const lines = new Lines(1000, line => got.push(line));
  let start = 0;
  for (const size of sizes) {
    lines.add(bytes.subarray(start, start + size));
    start += size;
  }
  lines.add(bytes.subarray(start));
  lines.end();
  return got;
}

describe('lines', () => {
  it('are whole wherever the pieces were cut, within a character, too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 })),
        fc.array(fc.nat({ max: 9 })),
        (texts, sizes) => {
          const lines = texts.map(text => text.replaceAll('\n', ' '));
          const bytes = Buffer.from(lines.map(line => `${line}\n`).join(''));
          expect(linesOf(bytes, sizes)).toEqual(lines);
        },
      ),
    );
  });

  it('include what stands behind the last line break, and no empty ones', () => {
    expect(linesOf(Buffer.from('a\n\nb'), [])).toEqual(['a', 'b']);
  });

  it('are not longer than allowed, also where they never end', () => {
    const lines = new Lines(10, () => {});
    lines.add(Buffer.from('123456\n12345'));
    expect(() => lines.add(Buffer.from('678901'))).toThrow(
      'a line of the API server is longer than 10 bytes',
    );
  });
});
