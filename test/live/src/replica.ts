import { createBackend } from '@backstage/backend-defaults';

/** A process of its own: a replica of a portal, from the file of `--config`. */
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@callboard/plugin-callboard-backend'));
backend.start();
// It ends with whoever started it.
process.once('disconnect', () => process.exit());
