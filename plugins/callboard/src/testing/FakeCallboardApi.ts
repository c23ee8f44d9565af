import { ResponseError } from '@backstage/errors';
import {
  CallboardApi,
  Change,
  ChangeDetail,
  ConnectionsView,
  Environment,
  ExplainQuery,
  Explanation,
  GitRepository,
  MicroserviceSummary,
  NetworkView,
  Proposal,
  ProposalRequest,
  ShownRevision,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { Answer } from './answer';
import { proposeInMemory } from './propose-in-memory';
import { sampleGrant, sampleRevocation } from './sample-access-changes';
import { sampleChange } from './sample-change';
import { sampleConnections } from './sample-connections';
import { sampleEnvironments } from './sample-environments';
import { explanationOf } from './sample-explanation';
import { sampleNetworkView } from './sample-network-view';

/** What the fake holds and how it answers; each part has a sample to start from. */
export type FakeContent = {
  view: (
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ) => NetworkView | Promise<NetworkView>;
  connections: (
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ) => ConnectionsView | Promise<ConnectionsView>;
  /** The revision that the cluster has when it has changed. */
  change: (
    entityRef: string,
    revision: string,
    signal?: AbortSignal,
  ) => Promise<string>;
  explanation: (query: ExplainQuery) => Explanation | Promise<Explanation>;
  proposal: (
    request: ProposalRequest,
    services: MicroserviceSummary[],
  ) => Answer | Promise<Answer>;
  changes: ChangeDetail[];
  environments: Environment[];
  repositories: GitRepository[];
  microservices: MicroserviceSummary[];
  /** Thrown by every call, where given. */
  error?: Error;
};

/** A Callboard backend in memory: judges contracts by the real parser, merges by changing a word. */
export class FakeCallboardApi implements CallboardApi {
  readonly content: FakeContent;
  readonly proposed: ProposalRequest[] = [];

  constructor(content: Partial<FakeContent> = {}) {
    this.content = {
      view: (_entityRef, environment) => ({
        ...sampleNetworkView,
        environment: environment ?? sampleNetworkView.environment,
      }),
      connections: (_entityRef, environment) => ({
        ...sampleConnections,
        environment: environment ?? sampleConnections.environment,
      }),
      change: (_entityRef, _revision, signal) => untilAborted(signal),
      explanation: explanationOf,
      proposal: proposeInMemory,
      changes: [sampleGrant, sampleRevocation, sampleChange],
      environments: sampleEnvironments,
      repositories: [{ id: 'shop', host: 'local' }],
      microservices: [
        summary('finance', 'payments', ['grpc']),
        summary('shop', 'checkout', ['http', 'grpc']),
        summary('shop', 'mailer', []),
        summary('shop', 'orders', ['http', 'grpc']),
        summary('shop', 'web', ['http']),
      ],
      ...content,
    };
  }

  async listEnvironments() {
    return this.answer(this.content.environments);
  }

  async listRepositories() {
    return this.answer(this.content.repositories);
  }

  async listMicroservices() {
    return this.answer(this.content.microservices);
  }

  async getNetworkView(
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ) {
    this.refuse();
    return this.content.view(entityRef, environment, source);
  }

  async getConnections(
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ) {
    this.refuse();
    return this.content.connections(entityRef, environment, source);
  }

  async waitForChange(
    { entityRef, revision }: ShownRevision,
    signal?: AbortSignal,
  ) {
    this.refuse();
    return {
      revision: await this.content.change(entityRef, revision, signal),
    };
  }

  async explain(query: ExplainQuery) {
    this.refuse();
    return this.content.explanation(query);
  }

  async propose(request: ProposalRequest): Promise<Proposal> {
    this.refuse();
    this.proposed.push(request);
    const answer = await this.content.proposal(
      request,
      this.content.microservices,
    );
    if (!answer.ok) {
      throw await refusal(
        400,
        'InvalidContractError',
        'the request is not valid',
        answer.issues,
      );
    }
    return answer.value;
  }

  async listChanges(): Promise<Change[]> {
    return this.answer(this.content.changes);
  }

  async getChange(repository: string, id: string) {
    this.refuse();
    const change = this.content.changes.find(
      each => each.repository === repository && each.id === id,
    );
    if (!change) {
      throw await refusal(
        404,
        'NotFoundError',
        `no change ${id} in ${repository}`,
      );
    }
    return change;
  }

  async mergeChange(repository: string, id: string) {
    return this.end(repository, id, 'merged');
  }

  async closeChange(repository: string, id: string) {
    return this.end(repository, id, 'closed');
  }

  private async end(
    repository: string,
    id: string,
    state: 'merged' | 'closed',
  ) {
    const change = await this.getChange(repository, id);
    if (change.state === 'conflict' && state === 'merged') {
      throw await refusal(
        409,
        'ConflictError',
        `main changed ${change.conflicts.join(', ')} too`,
      );
    }
    Object.assign(change, { state });
    return change;
  }

  private answer<T>(value: T): T {
    this.refuse();
    return value;
  }

  private refuse() {
    if (this.content.error) {
      throw this.content.error;
    }
  }
}

/** Nothing ever changes. */
export function untilAborted(signal?: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => reject(new Error('aborted'));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
  });
}

/** The error that the client gets where the backend refuses. */
export function refusal(
  status: number,
  name: string,
  message: string,
  issues?: unknown[],
): Promise<ResponseError> {
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    url: 'http://localhost:7007/api/callboard',
    redirected: false,
    type: 'basic',
    headers: { get: () => 'application/json' } as unknown as Headers,
    text: async () =>
      JSON.stringify({
        error: { name, message, issues },
        response: { statusCode: status },
      }),
  });
}

function summary(
  namespace: string,
  name: string,
  ports: string[],
): MicroserviceSummary {
  return {
    repository: 'shop',
    namespace,
    name,
    owner: `group:default/team-${namespace}`,
    ports,
    environments: ['dev', 'prod'],
    calls: [],
  };
}
