import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page that lists the changes. */
export const changesRouteRef = createRouteRef({ id: 'callboard' });

/** One change, below {@link changesRouteRef}. */
export const changeRouteRef = createSubRouteRef({
  id: 'callboard/change',
  parent: changesRouteRef,
  path: '/:repository/:id',
});

/** A link to {@link changeRouteRef}; nothing where the portal has no such page. */
export const changeLinkRouteRef = createExternalRouteRef({
  id: 'callboard/change-link',
  optional: true,
  params: ['repository', 'id'],
  defaultTarget: 'callboard.change',
});

/** The tab *Network* on the page of an entity. */
export const networkRouteRef = createRouteRef({ id: 'callboard/network' });

/** A link to {@link networkRouteRef} from the same entity; nothing where the portal has no such tab. */
export const networkLinkRouteRef = createExternalRouteRef({
  id: 'callboard/network-link',
  optional: true,
  defaultTarget: 'callboard.network',
});

/** The form of a template; nothing where the portal has no scaffolder. */
export const templateRouteRef = createExternalRouteRef({
  id: 'callboard/template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** Our template, as it is registered by its own file. */
export const onboardTemplate = {
  namespace: 'default',
  templateName: 'onboard-microservice',
};

/** Asks for access of one service to another. */
export const grantTemplate = {
  namespace: 'default',
  templateName: 'grant-access',
};

/** Takes access away. */
export const revokeTemplate = {
  namespace: 'default',
  templateName: 'revoke-access',
};
