import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu, Fedora and Chrome's own package put it. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** What is missing where there is none, and what to do. */
export const noChromium =
  'no Chromium on this machine: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH';

/**
 * The browser for the browser tests.
 * @returns {string | undefined} CHROMIUM_PATH where it is set (even to nothing), else the first one found
 */
export function chromium() {
  const wanted = [process.env.CHROMIUM_PATH ?? places].flat();
  return wanted.find(path => path !== '' && existsSync(path));
}
