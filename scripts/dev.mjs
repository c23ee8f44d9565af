import { configFilesFromArguments } from './config-files.mjs';
import { configOptions, dataFolder } from './paths.mjs';
import { requireFreePort } from './ports.mjs';
import { run } from './run.mjs';
import { setUp } from './set-up.mjs';
import { orExplain } from './stages.mjs';

/** `npm run dev`: frontend on :3000, backend on :7007, both reload when a file changes. */
await orExplain(async () => {
  for (const port of [3000, 7007]) {
    await requireFreePort(
      port,
      'Stop that program, then run the command again.',
    );
  }
  const chosen = configFilesFromArguments();
  const { yarn, env } = await setUp();
  const configs = configOptions([
    'app-config.yaml',
    'app-config.dev.yaml',
    'app-config.local.yaml',
    ...chosen,
  ]);
  await run([...yarn, 'backstage-cli', 'repo', 'start', ...configs], {
    env: { ...env, CALLBOARD_DATA: dataFolder },
  });
});
