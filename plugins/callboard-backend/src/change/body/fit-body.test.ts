import { fitBody } from './fit-body';
import { list } from './list';
import { aside, paragraph } from './paragraph';
import { quotation } from './quotation';
import { table } from './table';

/** So many entries of ten characters each. */
const entries = (count: number) =>
  Array.from({ length: count }, (_, at) => `entry ${at + 1000}`);

const files = (...folded: string[]) => ({ all: folded.length, folded });
const none = files();

describe('a body that has to fit', () => {
  it('is whole where there is room, without what is empty', () => {
    const blocks = [
      paragraph('first'),
      list('A', ['a', 'b']),
      list('B', []),
      table('C', ['x', 'y'], [['1', '2']]),
      quotation('D', 'one\n\ntwo'),
      quotation('E', ''),
      aside(''),
      paragraph('last'),
    ];

    expect(fitBody(blocks, none, 2_000)).toBe(
      [
        'first',
        '### A\n\n- a\n- b',
        '### C\n\n| x | y |\n| --- | --- |\n| 1 | 2 |',
        '### D\n\n> one\n>\n> two',
        'last',
      ].join('\n\n'),
    );
  });

  it('never shows more than the most of a list', () => {
    expect(fitBody([list('A', entries(3), { most: 1 })], none, 2_000)).toBe(
      '### A\n\n- entry 1000\n- and 2 more',
    );
  });

  it('shortens the last list first, and keeps a few of each before one goes', () => {
    const blocks = [list('A', entries(30)), list('B', entries(30))];

    expect(fitBody(blocks, none, 600)).toMatch(
      /entry 1029\n\n### B\n\n(- entry \d+\n){14}- and 16 more$/,
    );
    expect(fitBody(blocks, none, 400)).toMatch(
      /entry 1021\n- and 8 more\n\n### B\n\n(- entry \d+\n){5}- and 25 more$/,
    );
    expect(fitBody(blocks, none, 115)).toMatch(
      /entry 1004\n- and 25 more\n\n### B\n\n- 30 left out here$/,
    );
  });

  it('keeps one entry of what stays, and drops what nobody misses', () => {
    const blocks = [
      paragraph('first'),
      list('A', entries(30), { stays: true }),
      aside('aside'),
    ];

    expect(fitBody(blocks, none, 50)).toBe(
      'first\n\n### A\n\n- entry 1000\n- and 29 more',
    );
  });

  it('counts what is left of a table and of a quotation', () => {
    const rows = entries(30).map(text => [text]);

    expect(fitBody([table('A', ['x'], rows)], none, 150)).toMatch(
      /\| entry 1006 \|\n\nand 23 more$/,
    );
    expect(
      fitBody([quotation('A', entries(30).join('\n'))], none, 150),
    ).toMatch(/> entry 1009\n\nand 20 more$/);
    expect(fitBody([table('A', ['x'], rows)], none, 40)).toBe(
      '### A\n\n30 left out here',
    );
  });

  it('folds in the small files first, in their order', () => {
    const [a, b, c] = ['a'.repeat(20), 'b'.repeat(300), 'c'.repeat(10)];

    expect(fitBody([paragraph('first')], files(a, b, c), 600)).toBe(
      ['first', '### Rendered files', a, b, c].join('\n\n'),
    );
    expect(fitBody([paragraph('first')], files(a, b, c), 400)).toBe(
      [
        'first',
        '### Rendered files',
        a,
        c,
        '1 file is not shown here: it is in the diff.',
      ].join('\n\n'),
    );
  });

  it('counts files that cannot be shown, too', () => {
    expect(
      fitBody([paragraph('first')], { all: 3, folded: ['a'] }, 2_000),
    ).toBe(
      'first\n\n### Rendered files\n\na\n\n2 files are not shown here: they are in the diff.',
    );
  });
});
