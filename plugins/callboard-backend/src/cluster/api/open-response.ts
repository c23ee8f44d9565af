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
  /** PEM: who may have signed the server's certificate; nothing for those whom Node trusts. */
  ca?: Buffer;
  skipTlsVerify?: boolean;
}

/** Keep connections for the next request. */
export interface Agents {
  http: http.Agent;
  https: https.Agent;
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
  agents: Agents,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const response = await send(request, agents, signal).catch(error => {
    const { host } = new URL(request.url);
    throw new ApiServerError(`no connection to ${host}: ${reasonOf(error)}`);
  });
  if (response.statusCode === 200) return response;
  const body = await readBody(response, longestRefusal).catch(() => undefined);
  throw refusal(response, body, request.token);
}

function send(
  { url, headers, token, ca, skipTlsVerify }: GetRequest,
  agents: Agents,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isPlain = new URL(url).protocol === 'http:';
  const options = {
    agent: isPlain ? agents.http : agents.https,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    signal,
    ca,
    rejectUnauthorized: !skipTlsVerify,
  };
  return new Promise((resolve, reject) => {
    (isPlain ? http : https)
      .get(url, options, resolve)
      // It may come after the head, too: then it is told to whoever reads on.
      .on('error', reject);
  });
}

/** Where several addresses were tried, Node's message is empty. */
function reasonOf(error: Error & { code?: string }): string {
  return error.message || error.code || error.name;
}
