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
