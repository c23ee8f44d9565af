import { IncomingMessage } from 'node:http';
import { ApiServerError } from '../ApiServer';
import { readBody } from './read-body';

/**
 * Reads an answer in JSON.
 * @param largest in bytes, unpacked
 * @throws ApiServerError where it is larger, breaks off, or is no JSON
 */
export async function readJson(
  response: IncomingMessage,
  largest: number,
): Promise<unknown> {
  const body = await readBody(response, largest);
  try {
    return JSON.parse(body.toString());
  } catch {
    // The parser's message repeats what it read.
    throw new ApiServerError("the API server's answer is no JSON");
  }
}
