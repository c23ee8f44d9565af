/** How Callboard, or a person, shows a Git host who asks: values of the header `Authorization`. */
export interface Credentials {
  /** For its API. */
  api: string;
  /** For Git over HTTP. */
  git: string;
}

/** Asked for at each request: tokens of an App live an hour. */
export type CredentialsProvider = () => Promise<Credentials>;

/** `Basic`, as Git servers want it. */
export function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}
