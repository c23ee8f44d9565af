import type { Refusal } from './refusal';
import { refusedCharacter } from './refused-character';
import { refusedSeparator } from './refused-separator';
import { lineOfRefusedTab } from './refused-tab';

/**
 * The first refusal in a text; nothing where there is none. What is no YAML at all is for the parser to say.
 * @public
 */
export function refusalOf(text: string): Refusal | undefined {
  const refused = refusedCharacter(text) ?? refusedSeparator(text);
  if (refused) return refused;
  const line = lineOfRefusedTab(text);
  return line ? { line, message: 'a tab, where spaces are needed' } : undefined;
}
