import { Change } from '@callboard/plugin-callboard-common';

/** Where somebody works. `api`: without a slash at the end; `path`: `<owner>/<name>`. */
export interface Workplace {
  api: string;
  path: string;
  token: string;
}

/** Somebody who merges and closes what Callboard has opened, by the API of the host. */
export interface Person {
  merge(change: Change): Promise<void>;
  close(change: Change): Promise<void>;
}

/** What a host answers. @throws its words where it refuses, with the status as `cause`. */
export async function ask(
  token: string,
  method: string,
  url: string,
  body?: object,
): Promise<any> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer, { cause: response.status });
  return answer ? JSON.parse(answer) : undefined;
}
