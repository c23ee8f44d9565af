import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  Change,
  ChangeDetail,
  changeDetailSchema,
  changeSchema,
} from './change/change';
import { Proposal, ProposalRequest, proposalSchema } from './change/proposal';
import { Environment, environmentSchema } from './environment';
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

/**
 * What the Callboard backend answers.
 *
 * Every call rejects with a `ResponseError` where the backend refuses; a refused contract carries its
 * issues in `body.error.issues`.
 * @public
 */
export interface CallboardApi {
  listEnvironments(): Promise<Environment[]>;
  listMicroservices(): Promise<MicroserviceSummary[]>;
  /** Without `environment`, the first that holds the service. Rejects with 404 where none does. */
  getNetworkView(entityRef: string, environment?: string): Promise<NetworkView>;
  /** Who calls, whom it calls, what protects it; otherwise like {@link CallboardApi.getNetworkView}. */
  getConnections(
    entityRef: string,
    environment?: string,
  ): Promise<ConnectionsView>;
  /** Rejects with 404 where the environment holds no such end, with 403 where the caller may not read both. */
  explain(query: ExplainQuery): Promise<Explanation>;
  propose(request: ProposalRequest): Promise<Proposal>;
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

  listMicroservices() {
    return this.request(
      z.array(microserviceSummarySchema),
      'GET',
      '/microservices',
    );
  }

  getNetworkView(entityRef: string, environment?: string) {
    const query = new URLSearchParams({
      entityRef,
      ...(environment && { environment }),
    });
    return this.request(networkViewSchema, 'GET', `/network?${query}`);
  }

  getConnections(entityRef: string, environment?: string) {
    const query = new URLSearchParams({
      entityRef,
      ...(environment && { environment }),
    });
    return this.request(
      connectionsViewSchema,
      'GET',
      `/network/connections?${query}`,
    );
  }

  explain(query: ExplainQuery) {
    return this.request(
      explanationSchema,
      'GET',
      `/network/explanation?${new URLSearchParams(query)}`,
    );
  }

  propose(request: ProposalRequest) {
    return this.request(proposalSchema, 'POST', '/changes', request);
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
  ): Promise<T> {
    const response = await this.options.fetch(
      `${await this.options.baseUrl()}${path}`,
      {
        method,
        ...(body !== undefined && {
          headers: { 'Content-Type': 'application/json' },
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

function changePath(repository: string, id: string): string {
  return `/changes/${encodeURIComponent(repository)}/${encodeURIComponent(id)}`;
}
