import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { parseCallers } from '@callboard/contract';
import {
  callboardChangeCreatePermission,
  callboardLocalMergePermission,
  callboardNetworkReadPermission,
  Change,
  ChangeDetail,
  Environment,
  MicroserviceSummary,
  NetworkView,
  Proposal,
  ProposalRequest,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { Access } from './Access';
import { Changes } from './change/Changes';
import { Network } from './network/Network';
import { serviceOfEntity } from './network/service-of-entity';
import { serviceOfPath } from './repository/service-of-path';

/** Everything that the routes answer, to those who may know it. */
export class AuthorizedCallboard {
  constructor(
    private readonly network: Network,
    private readonly changes: Changes,
    private readonly access: Access,
    private readonly catalog: CatalogService,
  ) {}

  async listEnvironments(
    credentials: BackstageCredentials,
  ): Promise<Environment[]> {
    await this.access.require(credentials, callboardChangeCreatePermission);
    return this.network.listEnvironments();
  }

  /** Those that the reader may see. */
  async listMicroservices(
    credentials: BackstageCredentials,
  ): Promise<MicroserviceSummary[]> {
    const all = await this.network.listMicroservices();
    const isVisible = await this.visible(credentials, all);
    const hidden = new Set(
      all.filter((_, index) => !isVisible[index]).map(componentRef),
    );
    return all
      .filter(service => !hidden.has(componentRef(service)))
      .map(service => ({
        ...service,
        calls: service.calls.filter(
          callee => !hidden.has(componentRef(callee)),
        ),
      }));
  }

  async getNetworkView(
    credentials: BackstageCredentials,
    entityRef: string,
    environment?: string,
  ): Promise<NetworkView> {
    await this.access.requireOn(
      credentials,
      callboardNetworkReadPermission,
      entityRef,
    );
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) throw new NotFoundError(`there is no entity ${entityRef}`);
    const service = serviceOfEntity(entity);
    // Anybody may write an annotation on an entity of theirs: it opens no service that has an entity of its own.
    if (await this.network.isManaged(service)) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        componentRef(service),
      );
    }
    return this.network.view(service, environment);
  }

  async propose(
    credentials: BackstageCredentials,
    request: ProposalRequest,
  ): Promise<Proposal> {
    await this.access.require(credentials, callboardChangeCreatePermission);
    // The change edits the files of callers, and shows them.
    for (const caller of callersIn(request)) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        componentRef(caller),
      );
    }
    return this.changes.propose(request, await this.access.nameOf(credentials));
  }

  /** Those of services that the reader may see, and the reader's own. */
  async listChanges(credentials: BackstageCredentials): Promise<Change[]> {
    const all = await this.changes.list();
    const reader = await this.access.nameOf(credentials);
    const isVisible = await this.visible(
      credentials,
      all.map(({ service }) => service),
    );
    return all.filter(
      (change, index) => isVisible[index] || change.requestedBy === reader,
    );
  }

  async getChange(
    credentials: BackstageCredentials,
    repository: string,
    id: string,
  ): Promise<ChangeDetail> {
    const change = await this.changes.get(repository, id);
    if (change.requestedBy !== (await this.access.nameOf(credentials))) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        componentRef(change.service),
      );
    }
    return this.withoutHidden(credentials, change);
  }

  async mergeChange(
    credentials: BackstageCredentials,
    repository: string,
    id: string,
    seen: string,
  ): Promise<Change> {
    await this.access.require(credentials, callboardLocalMergePermission);
    const by = await this.access.nameOf(credentials);
    return this.changes.merge(repository, id, seen, by);
  }

  async closeChange(
    credentials: BackstageCredentials,
    repository: string,
    id: string,
  ): Promise<Change> {
    await this.access.require(credentials, callboardLocalMergePermission);
    return this.changes.close(repository, id);
  }

  /** A change may hold files of services that the reader may not see: they are counted, not shown. */
  private async withoutHidden(
    credentials: BackstageCredentials,
    change: ChangeDetail,
  ): Promise<ChangeDetail> {
    const services = change.files.map(
      ({ path }) => serviceOfPath(path) ?? change.service,
    );
    const isVisible = await this.visible(credentials, services);
    const isShown = services.map(
      (service, index) =>
        isVisible[index] ||
        componentRef(service) === componentRef(change.service),
    );
    return {
      ...change,
      files: change.files.filter((_, index) => isShown[index]),
      hiddenFiles: isShown.filter(shown => !shown).length,
    };
  }

  private visible(
    credentials: BackstageCredentials,
    services: ServiceName[],
  ): Promise<boolean[]> {
    return this.access.mayOn(
      credentials,
      callboardNetworkReadPermission,
      services.map(componentRef),
    );
  }
}

/** The entity that the catalog module makes of a microservice. */
function componentRef({ namespace, name }: ServiceName): string {
  return `component:${namespace}/${name}`;
}

/** The callers that a request names; what is no list of callers is refused later. */
function callersIn({ callers }: ProposalRequest): ServiceName[] {
  const parsed = parseCallers(callers);
  return parsed.ok ? parsed.value : [];
}
