import { readYaml } from './read-yaml';

const values = (text: string) =>
  readYaml(text).map(one => ('value' in one ? one.value : `line ${one.line}`));

// What go-yaml makes of each was asked of sigs.k8s.io/yaml 1.6.0.
describe('a tab', () => {
  it.each([
    ['as indentation', 'a:\n\tb: 1\n', 2],
    ['within indentation', 'a:\n  b: 1\n  \tc: 2\n', 3],
    ['behind a dash', '- a\n-\tb\n', 2],
    ['behind a question mark', '?\ta\n: b\n', 1],
    ['behind the colon that answers one', '? a\n:\tb\n', 2],
    ['alone on a line', 'a: 1\n\t\nb: 2\n', 2],
    ['before a comment', 'a:\n  \t# c\n  b: 2\n', 2],
    ['where a block of text begins', 'a: |\n  \tb\n  c\n', 2],
    ['where a folded one begins', 'a: >-\n\n  \tb\n', 2],
  ])('is a problem %s', (_, text, line) => {
    expect(values(text)).toEqual([`line ${line}`]);
  });

  it.each([
    ['behind a colon', 'a:\tb\n', { a: 'b' }],
    ['behind a value', 'a: b\t# c\n', { a: 'b' }],
    ['behind a key', 'a\t: b\n', { a: 'b' }],
    ['between brackets', 'a: [1,\tb]\n', { a: [1, 'b'] }],
    ['within a text', 'a: b\tc\n', { a: 'b\tc' }],
    [
      'further down in a block of text',
      'a: |\n  b\n  \tc\n',
      { a: 'b\n\tc\n' },
    ],
    ['in a block that says its indentation', 'a: |2\n  \tb\n', { a: '\tb\n' }],
    ['in JSON', '{\n\t"a": [\n\t\t1\n\t]\n}\n', { a: [1] }],
  ])('is read as go-yaml reads it %s', (_, text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it('is never read in brackets where YAML 1.2 wants spaces', () => {
    expect(values('a: [1,\n\tb]\n')).toEqual(['line 2']);
  });
});

describe('a character that Kubernetes reads otherwise', () => {
  it.each([
    ['\0', 'U+0000'],
    ['\x7f', 'U+007F'],
    ['\x85', 'U+0085'],
    ['\u2028', 'U+2028'],
    ['\r', 'U+000D'],
  ])('is a problem: %j', (character, name) => {
    expect(readYaml(`a: 1\n# b${character}c: 2\n`)).toEqual([
      { line: 2, message: expect.stringContaining(name) },
    ]);
  });

  it('is none of those that people write', () => {
    expect(values('a: "\u00e4\u2019\u{1f600}"\r\nb: 2\r\n')).toEqual([
      { a: '\u00e4\u2019\u{1f600}', b: 2 },
    ]);
  });
});

describe('what is nested too deeply', () => {
  it.each([['['.repeat(20_000)], ['{a: '.repeat(3000) + '}'.repeat(3000)]])(
    'is a problem in words',
    text => {
      expect(readYaml(text)[0]).toMatchObject({
        message: expect.stringContaining('it is nested too deeply'),
      });
    },
  );
});

describe('documents', () => {
  it.each([
    ['that begin on the line that parts them', 'a: 1\n--- {b: 2}\n', 2],
    ['behind too many dashes', 'a: 1\n----\nb: 2\n', 2],
    ['behind one that has ended', 'a: 1\n... # end\n\n# b\nb: 2\n', 2],
  ])('are a problem %s', (_, text, line) => {
    expect(values(text)).toEqual([`line ${line}`]);
  });

  it.each([
    ['dashes', 'a: 1\n---\nb: 2\n'],
    ['dashes and a comment', '--- # a\na: 1\n--- # b\n---\nb: 2\n---\n'],
    ['an end and dashes', 'a: 1\n...\n# b\n---\nb: 2\n...\n# end\n'],
    ['dashes of Windows', '---\r\na: 1\r\n---\r\nb: 2\r\n...\r\n'],
  ])('are parted by %s', (_, text) => {
    expect(values(text)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('hold dashes within texts', () => {
    expect(values('a: |\n  ---\n  --- x\n  ...\n  y\n')).toEqual([
      { a: '---\n--- x\n...\ny\n' },
    ]);
  });
});
