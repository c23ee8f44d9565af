import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/**
 * The port that a person asked for by PORT.
 * @returns {number | undefined} 1–65535; nothing when PORT is not set
 * @throws {Failure} when it is no port
 */
export function portFromEnvironment() {
  const text = process.env.PORT;
  if (!text) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Failure(`PORT must be 1–65535, got ${text}.`, {
    remedy: 'For example `PORT=7107 npm start`.',
  });
}

/**
 * @param {number} port
 * @param {string} remedy what to do where it is taken
 * @throws {Failure} when we cannot listen there
 */
export async function requireFreePort(port, remedy) {
  for (const host of [undefined, '127.0.0.1']) {
    const code = await codeOfListening(port, host);
    if (code === 'EADDRINUSE') {
      throw new Failure(`Port ${port} is in use by another program.`, {
        remedy,
      });
    }
    if (code === 'EACCES') {
      throw new Failure(`Port ${port} may not be used by this user.`, {
        remedy,
      });
    }
  }
}

function codeOfListening(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
}
