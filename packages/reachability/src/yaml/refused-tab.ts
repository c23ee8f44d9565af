import { CST, Lexer } from 'yaml';

type Type = string | null;

/** Behind them a key may begin, and go-yaml takes no tab. */
const beforeKeys: Type[] = [
  'doc-mode',
  'newline',
  'seq-item-ind',
  'explicit-key-ind',
];

/** "found a tab character where an indentation space is expected": where the text itself tells how far it is indented. */
const opensWithTab = /^[ \r\n]*\t/;

/**
 * The line of the first tab that YAML allows and go-yaml refuses: at the start of a line or behind a dash, outside of
 * brackets, and at the start of a block of text. Nothing where there is none.
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/scannerc.go
 */
export function lineOfRefusedTab(text: string): number | undefined {
  if (!text.includes('\t')) return undefined;
  let line = 1;
  let depth = 0;
  let before: Type = 'doc-mode';
  let header = '';
  for (const lexeme of new Lexer().lex(text)) {
    const isText: boolean = before === 'scalar';
    const type: Type = isText ? null : CST.tokenType(lexeme);
    const mayBeKey = depth === 0 && beforeKeys.includes(before);
    const isRefused = isText
      ? /^[|>]\D*$/.test(header) && opensWithTab.test(lexeme)
      : mayBeKey && type === 'space' && lexeme.includes('\t');
    if (isRefused) return line;
    line += lexeme.split('\n').length - 1;
    depth += stepOf(type);
    if (type === 'block-scalar-header') header = lexeme;
    if (isText) header = '';
    // A space, and the colon of a key that stands behind a question mark, leave open what was open.
    const leavesOpen = type === 'space' || type === 'map-value-ind';
    if (!mayBeKey || !leavesOpen) before = type;
  }
  return undefined;
}

function stepOf(type: Type): number {
  if (type === 'flow-map-start' || type === 'flow-seq-start') return 1;
  return type === 'flow-map-end' || type === 'flow-seq-end' ? -1 : 0;
}
