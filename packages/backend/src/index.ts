import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./demo-policy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@callboard/plugin-catalog-backend-module-callboard'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@callboard/plugin-scaffolder-backend-module-callboard'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@callboard/plugin-callboard-backend'));

// Without one of its plugins it would answer 503 for ever; it ends, and says why.
backend.start().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
