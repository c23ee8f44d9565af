/** The URL if it is one of the web; nothing otherwise: `javascript:` is a URL too. */
export function webUrl(text: string | undefined): string | undefined {
  return text && /^https?:\/\//i.test(text) ? text : undefined;
}
