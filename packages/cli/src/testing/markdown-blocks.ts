/** The fenced blocks of a page in one language, such as `yaml`. */
export function blocksIn(page: string, language: string): string[] {
  const fenced = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...page.matchAll(fenced)].map(([, block]) => block);
}
