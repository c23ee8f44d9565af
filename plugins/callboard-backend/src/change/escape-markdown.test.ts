import { escapeMarkdown } from './escape-markdown';

describe('a text of somebody in the body of a change', () => {
  it.each([
    ['stays what it is', 'an order is paid for, see v1.2 (ok?)', undefined],
    [
      'mentions nobody',
      'cc @anna and @org/team',
      'cc @&#8203;anna and @&#8203;org/team',
    ],
    [
      'closes no issue',
      'Closes #12, fixes GH-3, shop/web#4',
      'Closes #&#8203;12, fixes GH-&#8203;3, shop/web#&#8203;4',
    ],
    [
      'closes no issue by its address',
      'closes https://github.com/o/r/issues/1 or www.example.com',
      'closes https:&#8203;//github.com/o/r/issues/1 or www&#8203;.example.com',
    ],
    ['runs no quick action', '/merge', '&#47;merge'],
    [
      'refers to no merge request, label or milestone',
      '!12 ~bug %1 $3 &4',
      '!&#8203;12 \\~&#8203;bug %&#8203;1 $&#8203;3 &amp;&#8203;4',
    ],
    [
      'mentions nobody by a strange name',
      '@_anna @.anna @-anna',
      '@&#8203;\\_anna @&#8203;.anna @&#8203;-anna',
    ],
    [
      'closes no issue of a tracker',
      'Closes SHOP2-12 and A_B-1, until 2027-06-30',
      'Closes SHOP2-&#8203;12 and A\\_B-&#8203;1, until 2027-06-30',
    ],
    [
      'refers to no label or milestone that starts with a line',
      '~_bug %_1 &_2',
      '\\~&#8203;\\_bug %&#8203;\\_1 &amp;&#8203;\\_2',
    ],
    [
      'takes no entity for what it means',
      '&#35;12 &commat;anna',
      '&amp;#&#8203;35;12 &amp;&#8203;commat;anna',
    ],
    ['ends nothing that is open', '</details> -->', '&lt;/details&gt; --&gt;'],
    ['holds no alert', '[!NOTE] a', '\\[!&#8203;NOTE\\] a'],
    ['opens no quotation', '>>>\n/close', '&gt;&gt;&gt;\n&#47;close'],
    ['holds no HTML', '<img src=x>&lt;', '&lt;img src=x&gt;&amp;&#8203;lt;'],
    ['opens no code', '`a` ```b', '\\`a\\` \\`\\`\\`b'],
    ['holds no link', '[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
    [
      'holds no emphasis or table',
      '*a* _b_ ~~c~~ | d',
      '\\*a\\* \\_b\\_ \\~\\~&#8203;c\\~\\~ \\| d',
    ],
    ['starts no heading', '# a', '\\# a'],
    ['starts no list', '- a', '\\- a'],
    ['starts no numbered list', '1. a', '1\\. a'],
    ['escapes nothing twice', '\\@a', '\\\\@&#8203;a'],
    [
      'does all this on every line',
      'a\r\n  /close\n\n@b',
      'a\n&#47;close\n\n@&#8203;b',
    ],
  ])('%s', (_, text, escaped = text) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
