import { IncomingMessage } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ApiServerError } from '../ApiServer';

/**
 * What an answer consists of, unpacked, as it arrives.
 * @throws ApiServerError where it breaks off. Whoever stops reading before its end closes the connection.
 */
export async function* chunksOf(
  response: IncomingMessage,
): AsyncGenerator<Buffer> {
  try {
    yield* unpacked(response);
  } catch (error) {
    if (error instanceof ApiServerError) throw error;
    throw new ApiServerError(
      `the answer of the API server broke off: ${codeOf(error)}`,
    );
  }
}

function unpacked(response: IncomingMessage): Readable {
  return response.headers['content-encoding'] === 'gzip'
    ? // What breaks is thrown to whoever reads.
      pipeline(response, createGunzip(), () => {})
    : response;
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error);
}
