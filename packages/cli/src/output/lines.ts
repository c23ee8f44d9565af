import { plain } from './plain';

const width = 44;

/** Names one behind the other, on as many lines as they need. */
export function lines(names: string[]): string[] {
  const result: string[] = [];
  names.map(plain).forEach((name, at) => {
    const text = at < names.length - 1 ? `${name},` : name;
    const last = result.at(-1);
    if (last !== undefined && last.length + text.length < width) {
      result[result.length - 1] = `${last} ${text}`;
    } else {
      result.push(text);
    }
  });
  return result;
}
