import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { onceEach } from './kept/once-each';

/** A person who asks for a change. */
export interface Requester {
  /** Entity ref. */
  name: string;
  /** Entity refs that the person may answer for as an owner: groups, and themselves. */
  owns: string[];
}

/** Asks whether somebody may do something. Only a definite yes is one. */
export class Access {
  constructor(
    private readonly permissions: PermissionsService,
    private readonly auth: AuthService,
    private readonly userInfo: UserInfoService,
  ) {}

  /** @throws NotAllowedError that names the permission. */
  async require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    if (!(await this.may(credentials, permission))) refuse(permission.name);
  }

  async may(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [{ result }] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError that names the permission and the entity. */
  async requireOn(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    entityRef: string,
  ): Promise<void> {
    const [isAllowed] = await this.mayOn(credentials, permission, [entityRef]);
    if (!isAllowed) refuse(`${permission.name} on ${entityRef}`);
  }

  /** One answer for each entity, in their order. */
  async mayOn(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    entityRefs: string[],
  ): Promise<boolean[]> {
    if (entityRefs.length === 0) return [];
    const decisions = await this.permissions.authorize(
      entityRefs.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** Which entities of the catalog somebody may see; `some`: the catalog has to be asked which. Asked once for a request. */
  readonly readsCatalog = onceEach(
    async (
      credentials: BackstageCredentials,
    ): Promise<'all' | 'some' | 'nothing'> => {
      const [{ result }] = await this.permissions.authorizeConditional(
        [{ permission: catalogEntityReadPermission }],
        { credentials },
      );
      if (result === AuthorizeResult.ALLOW) return 'all';
      return result === AuthorizeResult.CONDITIONAL ? 'some' : 'nothing';
    },
  );

  /** Entity ref of the person; of a service, its subject. */
  async nameOf(credentials: BackstageCredentials): Promise<string> {
    if (this.auth.isPrincipal(credentials, 'user')) {
      return (await this.userInfo.getUserInfo(credentials)).userEntityRef;
    }
    return this.auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : 'nobody';
  }

  async requesterOf(credentials: BackstageCredentials): Promise<Requester> {
    if (this.auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef, ownershipEntityRefs } =
        await this.userInfo.getUserInfo(credentials);
      return { name: userEntityRef, owns: ownershipEntityRefs };
    }
    return { name: await this.nameOf(credentials), owns: [] };
  }
}

function refuse(what: string): never {
  throw new NotAllowedError(`you need the permission ${what}`);
}
