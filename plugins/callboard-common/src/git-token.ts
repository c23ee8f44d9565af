/**
 * The header that carries a person's own token at the Git host.
 *
 * A token is no part of a request's body: that is validated, repeated in messages, logged and audited.
 * @public
 */
export const GIT_TOKEN_HEADER = 'X-Callboard-Git-Token';

/**
 * Can this be a token? Visible ASCII only: what cannot be a header would be repeated by the error that says so.
 * @public
 */
export function isGitToken(text: string): boolean {
  return /^[!-~]+$/.test(text);
}
