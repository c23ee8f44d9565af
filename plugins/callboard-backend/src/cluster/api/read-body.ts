import { IncomingMessage } from 'node:http';
import { ApiServerError } from '../ApiServer';
import { chunksOf } from './chunks-of';

/**
 * Reads an answer to its end.
 * @param largest in bytes, unpacked: what is sent packed may be a thousand times as large
 * @throws ApiServerError where it is larger, or breaks off
 */
export async function readBody(
  response: IncomingMessage,
  largest: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response)) {
    length += chunk.length;
    if (length > largest) {
      throw new ApiServerError(
        `the answer of the API server is larger than ${largest} bytes`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
