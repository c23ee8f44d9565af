import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { changesRouteRef } from '../routes';

/** Where a test app mounts what our components link to. */
export const entityRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

/** The same with our own page. */
export const allRoutes = {
  ...entityRoutes,
  '/callboard/changes': changesRouteRef,
};
