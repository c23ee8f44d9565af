import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './nav/nav-module';

/** The portal. Other plugins are found in package.json: see `app.packages` in app-config.yaml. */
export const app = createApp({
  features: [catalogPlugin, navModule],
});
