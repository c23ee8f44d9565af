import { foldFile } from './fold-file';

const path = 'deploy/dev/shop/web/it.yaml';
const folded = (after: string | null, before: string | null = null) =>
  foldFile({ path, before, after });

describe('a rendered file in the body of a change', () => {
  it('is folded in as code', () => {
    expect(folded('kind: Service\n')).toEqual([
      [
        '<details>',
        `<summary><code>${path}</code> new</summary>`,
        '',
        '```yaml',
        'kind: Service',
        '```',
        '',
        '</details>',
      ].join('\n'),
    ]);
    expect(folded('a: 1\n', 'a: 2\n')[0]).toContain('</code> changed<');
  });

  it('does not end its code itself', () => {
    const [text] = folded('a: |\n  ````\n  </details>\r\n\n  ```\n');
    expect(text.split('\n').slice(3, -2)).toEqual([
      '`````yaml',
      'a: |',
      '  ````',
      '  </details>',
      '',
      '  ```',
      '`````',
    ]);
  });

  it('has a path that does nothing', () => {
    const [text] = foldFile({
      path: 'deploy/<b>@anna/`#1`&.yaml',
      before: null,
      after: 'a: 1',
    });
    expect(text).toContain(
      '<code>deploy/&#60;b&#62;&#64;anna/&#96;&#35;1&#96;&#38;.yaml</code>',
    );
  });

  it.each([
    ['mentions', 'a: "@anna"'],
    ['HTML', 'a: </details> <img src=x>'],
    ['a path', 'a: /close'],
    ['an issue that is not closed', 'a: see #12'],
    ['another word', 'a: foreclose #12'],
  ])('may hold %s', (_, text) => {
    expect(folded(text)).toHaveLength(1);
  });

  it.each([
    ['is deleted', null],
    ['closes an issue', 'a: Closes #12'],
    ['closes one of another project', '# fixes: group/project#12'],
    ['closes one of a tracker', 'a: implements SHOP2-12'],
    ['closes one by its address', 'a: resolved https://example.com/1'],
    ['closes issues', 'a: fix issues #12'],
    ['holds a quick action', 'a: "b\n/close"'],
    ['starts a line like a code block', 'a: |\n  b\n```\n'],
    ['starts a line like HTML', 'a: 1\n</details>\n'],
    ['starts a line like a quotation', '>>>\na: 1'],
  ])('is left to the diff where it %s', (_, text) => {
    expect(folded(text)).toEqual([]);
  });
});
