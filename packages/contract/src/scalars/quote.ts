/** Shows what was typed without letting it flood or disguise the message. */
export function quote(value: string): string {
  const visible = [...value.slice(0, 40)]
    .map(char =>
      /[\u0020-\u007e]/.test(char)
        ? char
        : `\\u{${char.codePointAt(0)!.toString(16)}}`,
    )
    .join('');
  return `'${visible}${value.length > 40 ? '…' : ''}'`;
}
