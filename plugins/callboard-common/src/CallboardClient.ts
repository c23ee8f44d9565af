import { InputError, ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  Change,
  ChangeDetail,
  changeDetailSchema,
  changeSchema,
} from './change/change';
import { Proposal, ProposalRequest, proposalSchema } from './change/proposal';
import { Environment, environmentSchema } from './environment';
import { GIT_TOKEN_HEADER, isGitToken } from './git-token';
import {
  MicroserviceSummary,
  microserviceSummarySchema,
} from './microservice-summary';
import { ConnectionsView, connectionsViewSchema } from './network/connections';
import {
  ExplainQuery,
  Explanation,
  explanationSchema,
} from './network/explanation';
import { NetworkView, networkViewSchema } from './network/network-view';
import { ShownRevision } from './network/shown-revision';
import { SourceKind } from './network/source';
import { GitRepository, gitRepositorySchema } from './repository';

/**
 * What the Callboard backend answers.
 *
 * Every call rejects with a `ResponseError` where the backend refuses; a refused contract carries its
 * issues in `body.error.issues`.
 * @public
 */
export interface CallboardApi {
  listEnvironments(): Promise<Environment[]>;
  /** What is configured, in that order. */
  listRepositories(): Promise<GitRepository[]>;
  listMicroservices(): Promise<MicroserviceSummary[]>;
  /**
   * Without `environment`, the first that holds the service; without `source`, the cluster where it has been read, else
   * Git. Rejects with 404 where there is none.
   */
  getNetworkView(
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ): Promise<NetworkView>;
  /** Who calls, whom it calls, what protects it; otherwise like {@link CallboardApi.getNetworkView}. */
  getConnections(
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ): Promise<ConnectionsView>;
  /**
   * Waits until something else is to be shown than `shown`, or for half a minute.
   * @returns the revision that is to be shown then.
   */
  waitForChange(
    shown: ShownRevision,
    signal?: AbortSignal,
  ): Promise<{ revision: string }>;
  /** Rejects with 404 where the environment holds no such end, with 403 where the caller may not read both. */
  explain(query: ExplainQuery): Promise<Explanation>;
  /**
   * `gitToken` is the person's own token at the Git host; without it Callboard's own is used. It goes as a header: as a
   * part of the request it would be validated, repeated in messages, logged and audited with it. Rejects with an
   * `InputError` where it cannot be a token.
   */
  propose(
    request: ProposalRequest,
    options?: { gitToken?: string },
  ): Promise<Proposal>;
  /** Newest first. */
  listChanges(): Promise<Change[]>;
  getChange(repository: string, id: string): Promise<ChangeDetail>;
  /**
   * Merges the commit that a person has seen; local demo repository only.
   * Rejects with 409 where the change conflicts with the base branch, or got a further commit since.
   */
  mergeChange(repository: string, id: string, commit: string): Promise<Change>;
  /** Local demo repository only. */
  closeChange(repository: string, id: string): Promise<Change>;
}

/**
 * Calls the Callboard backend over HTTP and checks each answer against its schema.
 *
 * `baseUrl` is asked for on each call; `fetch` carries the credentials.
 * @public
 */
export class CallboardClient implements CallboardApi {
  constructor(
    private readonly options: {
      baseUrl: () => Promise<string>;
      fetch: typeof fetch;
    },
  ) {}

  listEnvironments() {
    return this.request(z.array(environmentSchema), 'GET', '/environments');
  }

  listRepositories() {
    return this.request(z.array(gitRepositorySchema), 'GET', '/repositories');
  }

  listMicroservices() {
    return this.request(
      z.array(microserviceSummarySchema),
      'GET',
      '/microservices',
    );
  }

  getNetworkView(entityRef: string, environment?: string, source?: SourceKind) {
    const query = networkQuery(entityRef, environment, source);
    return this.request(networkViewSchema, 'GET', `/network?${query}`);
  }

  getConnections(entityRef: string, environment?: string, source?: SourceKind) {
    const query = networkQuery(entityRef, environment, source);
    return this.request(
      connectionsViewSchema,
      'GET',
      `/network/connections?${query}`,
    );
  }

  waitForChange({ source, ...shown }: ShownRevision, signal?: AbortSignal) {
    const query = new URLSearchParams({ ...shown, ...(source && { source }) });
    return this.request(
      z.object({ revision: z.string() }),
      'GET',
      `/network/change?${query}`,
      undefined,
      signal && { signal },
    );
  }

  explain(query: ExplainQuery) {
    return this.request(
      explanationSchema,
      'GET',
      `/network/explanation?${new URLSearchParams(query)}`,
    );
  }

  async propose(
    request: ProposalRequest,
    { gitToken }: { gitToken?: string } = {},
  ) {
    return this.request(
      proposalSchema,
      'POST',
      '/changes',
      request,
      gitToken === undefined ? {} : withGitToken(gitToken),
    );
  }

  listChanges() {
    return this.request(z.array(changeSchema), 'GET', '/changes');
  }

  getChange(repository: string, id: string) {
    return this.request(changeDetailSchema, 'GET', changePath(repository, id));
  }

  mergeChange(repository: string, id: string, commit: string) {
    return this.request(
      changeSchema,
      'POST',
      `${changePath(repository, id)}/merge`,
      { commit },
    );
  }

  closeChange(repository: string, id: string) {
    return this.request(
      changeSchema,
      'POST',
      `${changePath(repository, id)}/close`,
    );
  }

  private async request<T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    body?: unknown,
    init: {
      headers?: Record<string, string>;
      redirect?: 'error';
      signal?: AbortSignal;
    } = {},
  ): Promise<T> {
    const response = await this.options.fetch(
      `${await this.options.baseUrl()}${path}`,
      {
        method,
        ...init,
        ...(body !== undefined && {
          headers: { 'Content-Type': 'application/json', ...init.headers },
          body: JSON.stringify(body),
        }),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}

function networkQuery(
  entityRef: string,
  environment?: string,
  source?: SourceKind,
): URLSearchParams {
  return new URLSearchParams({
    entityRef,
    ...(environment && { environment }),
    ...(source && { source }),
  });
}

/** A redirect would carry the header to wherever it leads. */
function withGitToken(gitToken: string) {
  if (!isGitToken(gitToken)) {
    throw new InputError('what was given as a Git token cannot be one');
  }
  return {
    headers: { [GIT_TOKEN_HEADER]: gitToken },
    redirect: 'error' as const,
  };
}

function changePath(repository: string, id: string): string {
  return `/changes/${encodeURIComponent(repository)}/${encodeURIComponent(id)}`;
}
