/** What failed commands print, and what to do about it; the first match counts. @type {[RegExp, string][]} */
const remedies = [
  [
    /ENOSPC|no space left on device|EDQUOT/i,
    'The disk is full: free about 4 GB where this folder is, then run the command again.',
  ],
  [
    /YN0028|lockfile would have been (modified|created)/,
    'yarn.lock does not match the package.json files: undo the change in package.json, or run `yarn install` and keep the new yarn.lock.',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_HAS_EXPIRED|unable to get local issuer/i,
    'The certificate of the package registry is not trusted: set NODE_EXTRA_CA_CERTS to the file with the certificates of your network.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|socket hang up/,
    'The package registry cannot be reached: check the network and the proxy (HTTPS_PROXY). A registry of your own is set for npm with npm_config_registry and for Yarn with YARN_NPM_REGISTRY_SERVER.',
  ],
  [
    /\bE?(401|403)\b.*(Unauthorized|Forbidden)|YN0041|YN0033/i,
    'The package registry refused us: check its address and your login for it.',
  ],
  [
    /\bETARGET\b|\bE404\b|YN0082/,
    'The package registry does not have a version that we need: check that it mirrors the public npm registry completely.',
  ],
  [
    /EADDRINUSE/,
    'The port is in use: choose another one, for example `PORT=7107 npm start`.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    'A file may not be written: check that this folder belongs to you (an earlier run with sudo leaves files of root behind).',
  ],
  [
    /heap out of memory|ENOMEM|Cannot allocate memory/i,
    'Memory ran out: 4 GB of free memory are enough; close other programs and run the command again.',
  ],
];

/**
 * What to do about a failure.
 * @param {string} output what the failed command printed
 * @returns {string | undefined} nothing when the output is not one that we know
 */
export function remedyFor(output) {
  return remedies.find(([pattern]) => pattern.test(output))?.[1];
}
