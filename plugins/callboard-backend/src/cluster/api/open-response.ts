import http, { IncomingMessage } from 'node:http';
import https from 'node:https';
import { ApiServerError } from '../ApiServer';
import { readBody } from './read-body';
import { refusal } from './refusal';

/** One request for something to read. */
export interface GetRequest {
  /** Absolute, with its query. */
  url: string;
  headers: Record<string, string>;
  /** Proves who asks; nothing asks without a name. */
  token?: string;
  /** Keeps connections for the next request; it is for `http:` or `https:`, as the address is. */
  agent: http.Agent;
  /** PEM: who may have signed the server's certificate; nothing for those whom Node trusts. */
  ca?: Buffer;
  skipTlsVerify?: boolean;
}

/** No more is read of an answer that says no. */
const longestRefusal = 64 * 1024;

/**
 * Sends a request, and waits for the head of an answer that says yes: its body is still to be read. It follows no
 * redirection, for the token is for this server only.
 * @throws ApiServerError where nobody answers, or not with 200
 */
export async function openResponse(
  request: GetRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const response = await send(request, signal);
  if (response.statusCode === 200) return response;
  const body = await readBody(response, longestRefusal).catch(() => undefined);
  throw refusal(response, body, request.token);
}

function send(
  { url, headers, token, agent, ca, skipTlsVerify }: GetRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { protocol, host } = new URL(url);
  return new Promise((resolve, reject) => {
    (protocol === 'http:' ? http : https)
      .get(url, {
        agent,
        headers: {
          ...headers,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        signal,
        ca,
        rejectUnauthorized: !skipTlsVerify,
      })
      .once('response', resolve)
      // It may come after the head, too: whoever reads is told then.
      .on('error', error =>
        reject(
          new ApiServerError(`no connection to ${host}: ${reasonOf(error)}`),
        ),
      );
  });
}

/** Where several addresses were tried, Node's message is empty. */
function reasonOf(error: Error & { code?: string }): string {
  return error.message || error.code || error.name;
}
