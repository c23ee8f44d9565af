import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read the address of a service and the changes proposed for it. Judged on the catalog entity, so that the
 * catalog's own rules (such as is-entity-owner) can restrict it.
 * @public
 */
export const callboardNetworkReadPermission = createPermission({
  name: 'callboard.network.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Propose the onboarding of a new service. A proposal is a branch: it applies nothing.
 * @public
 */
export const callboardChangeCreatePermission = createPermission({
  name: 'callboard.change.create',
  attributes: { action: 'create' },
});

/**
 * Propose a change to what is there already: today, to grant and to revoke access.
 *
 * Judged on the entity that acts, which is the *caller*: its owner asks, and the callee's owner approves in Git. A caller
 * without an entity cannot be judged, so then the callee's entity is. A revocation is also open to whoever may
 * propose on the callee's entity: the owner of a service must be able to take access to it away.
 * @public
 */
export const callboardChangeProposePermission = createPermission({
  name: 'callboard.change.propose',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Propose what concerns the platform of an environment and all of its teams: today, to set up its delivery.
 * @public
 */
export const callboardPlatformProposePermission = createPermission({
  name: 'callboard.platform.propose',
  attributes: { action: 'update' },
});

/**
 * Merge and close changes in the local demo repository. Real Git hosts do this themselves.
 * @public
 */
export const callboardLocalMergePermission = createPermission({
  name: 'callboard.local.merge',
  attributes: { action: 'update' },
});

/**
 * Every permission of Callboard.
 * @public
 */
export const callboardPermissions = [
  callboardNetworkReadPermission,
  callboardChangeCreatePermission,
  callboardChangeProposePermission,
  callboardPlatformProposePermission,
  callboardLocalMergePermission,
];
