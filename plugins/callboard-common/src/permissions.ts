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
  callboardLocalMergePermission,
];
