import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseCallers } from '@callboard/contract';
import {
  callboardChangeCreatePermission,
  callboardChangeProposePermission,
  callboardLocalMergePermission,
  callboardNetworkReadPermission,
  callboardPlatformProposePermission,
  Change,
  ChangedEdgeView,
  ChangeDetail,
  ConnectivityEffect,
  Environment,
  environmentOfChange,
  GitRepository,
  MicroserviceSummary,
  Proposal,
  ProposalRequest,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { Access } from './Access';
import { Changes } from './change/Changes';
import { InvalidChangeError } from './change/InvalidChangeError';
import { AccessRequest, judgeAccess } from './change/operations/access/pair';
import { Entities } from './network/Entities';
import { Network } from './network/Network';
import { componentRef } from './network/service-of-entity';
import { ServiceEntities } from './network/ServiceEntities';
import { serviceOfPath } from './repository/service-of-path';
import { refOf } from './repository/state';

/** Everything that the routes answer, to those who may know it. */
export class AuthorizedCallboard {
  constructor(
    private readonly network: Network,
    private readonly changes: Changes,
    private readonly access: Access,
    private readonly entities: ServiceEntities,
    private readonly catalog: Entities,
  ) {}

  async listEnvironments(
    credentials: BackstageCredentials,
  ): Promise<Environment[]> {
    await this.access.require(credentials, callboardChangeCreatePermission);
    return this.network.listEnvironments();
  }

  async listRepositories(
    credentials: BackstageCredentials,
  ): Promise<GitRepository[]> {
    await this.access.require(credentials, callboardChangeCreatePermission);
    return this.network.listRepositories();
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

  /** `gitToken`: the person's own at the Git host, and no part of what is asked for. */
  async propose(
    credentials: BackstageCredentials,
    request: ProposalRequest,
    gitToken?: string,
  ): Promise<Proposal> {
    if (request.operation === 'onboard') {
      await this.access.require(credentials, callboardChangeCreatePermission);
      // The change edits the files of callers, and shows them.
      for (const caller of callersIn(request)) {
        await this.access.requireOn(
          credentials,
          callboardNetworkReadPermission,
          componentRef(caller),
        );
      }
    } else if (request.operation === 'bootstrap') {
      await this.access.require(
        credentials,
        callboardPlatformProposePermission,
      );
    } else {
      await this.requireForAccess(credentials, request);
    }
    const proposal = await this.changes.propose(
      request,
      await this.access.requesterOf(credentials),
      gitToken,
    );
    return {
      ...proposal,
      ...(await this.visibleEffect(credentials, proposal)),
    };
  }

  /** Those of services that the reader may see, and the reader's own. */
  async listChanges(credentials: BackstageCredentials): Promise<Change[]> {
    const all = await this.changes.list();
    const reader = await this.access.nameOf(credentials);
    const isVisible = await this.visible(
      credentials,
      all.map(({ service }) => service),
    );
    const seesPlatform = await this.access.may(
      credentials,
      callboardPlatformProposePermission,
    );
    return all.filter(
      (change, index) =>
        change.requestedBy === reader ||
        (environmentOfChange(change) ? seesPlatform : isVisible[index]),
    );
  }

  async getChange(
    credentials: BackstageCredentials,
    repository: string,
    id: string,
  ): Promise<ChangeDetail> {
    const change = await this.changes.get(repository, id);
    if (change.requestedBy !== (await this.access.nameOf(credentials))) {
      await this.requireToRead(credentials, change);
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

  /** A change about no service is for those who could have asked for it. */
  private async requireToRead(
    credentials: BackstageCredentials,
    change: Change,
  ): Promise<void> {
    await (environmentOfChange(change)
      ? this.access.require(credentials, callboardPlatformProposePermission)
      : this.access.requireOn(
          credentials,
          callboardNetworkReadPermission,
          componentRef(change.service),
        ));
  }

  /**
   * The caller acts, so its entity is judged, or the callee's where it has none: Git review guards the callee. Who owns
   * the callee may take access away without being anything to the caller. The change shows files of both.
   */
  private async requireForAccess(
    credentials: BackstageCredentials,
    request: AccessRequest,
  ): Promise<void> {
    const judged = judgeAccess(request);
    if (!judged.ok) throw new InvalidChangeError(judged.issues);
    const { service, caller } = judged.value;
    const callee = componentRef(service);
    const callers = await this.entities.refsOf(caller);
    for (const entityRef of [callee, ...callers]) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        entityRef,
      );
    }
    const permission = callboardChangeProposePermission;
    if (request.operation === 'revoke' || callers.length === 0) {
      const [isAllowed] = await this.access.mayOn(credentials, permission, [
        callee,
      ]);
      if (isAllowed) return;
    }
    for (const entityRef of callers.length ? callers : [callee]) {
      await this.access.requireOn(credentials, permission, entityRef);
    }
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
      ...(await this.visibleEffect(credentials, change)),
    };
  }

  /** Ways to or from services that the reader may not see are counted, not shown. */
  private async visibleEffect(
    credentials: BackstageCredentials,
    { connectivity }: { connectivity?: ConnectivityEffect },
  ): Promise<{ connectivity?: ConnectivityEffect }> {
    if (!connectivity) return {};
    const names = connectivity.environments.flatMap(
      ({ opened, closed, changed }) =>
        [...opened, ...closed, ...changed].flatMap(({ from, to }) => [
          from,
          to,
        ]),
    );
    const services = [...new Map(names.map(one => [refOf(one), one])).values()];
    const found = await this.catalog.of(services, credentials);
    const hidden = new Set(
      [...found].filter(([, one]) => !one.isVisible).map(([ref]) => ref),
    );
    return { connectivity: withoutEdgesOf(connectivity, hidden) };
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

function withoutEdgesOf(
  effect: ConnectivityEffect,
  hidden: Set<string>,
): ConnectivityEffect {
  const isShown = ({ from, to }: ChangedEdgeView) =>
    !hidden.has(refOf(from)) && !hidden.has(refOf(to));
  return {
    ...effect,
    environments: effect.environments.map(one => {
      const all = one.opened.length + one.closed.length + one.changed.length;
      const opened = one.opened.filter(isShown);
      const closed = one.closed.filter(isShown);
      const changed = one.changed.filter(isShown);
      const shown = opened.length + closed.length + changed.length;
      return { ...one, opened, closed, changed, hidden: all - shown };
    }),
  };
}

/** The callers that an onboarding names; what is no list of callers is refused later. */
function callersIn({ callers }: { callers?: unknown }): ServiceName[] {
  const parsed = parseCallers(callers);
  return parsed.ok ? parsed.value : [];
}
