import { once } from 'node:events';
import { relative } from 'node:path';
import { buildApp } from './build-app.mjs';
import { configFilesFromArguments } from './config-files.mjs';
import { Stopped } from './failure.mjs';
import { root } from './paths.mjs';
import { ended, portalLog, startPortal, untilReady } from './portal.mjs';
import { portFromEnvironment, requireFreePort } from './ports.mjs';
import { passOnSignals } from './run.mjs';
import { setUp } from './set-up.mjs';
import { orExplain, stage } from './stages.mjs';

/** `npm start`: brings up the portal and stays until it is stopped. */
await orExplain(async () => {
  const chosen = portFromEnvironment();
  const port = chosen ?? 7007;
  const configs = configFilesFromArguments();
  const requirePort = () =>
    requireFreePort(
      port,
      'Stop that program, or choose another port: `PORT=7107 npm start`.',
    );
  await requirePort();

  const tools = await setUp();
  await stage('frontend built', async note => {
    if (await buildApp(tools)) note('already there');
  });

  await requirePort(); // minutes may have passed, and another portal would look like ours
  const portal = startPortal(tools, { port: chosen, configs });
  const closed = once(portal, 'close');
  const stopped = passOnSignals(portal);
  await stage('portal ready', () =>
    untilReady(portal, port).catch(error => {
      throw stopped() ? new Stopped() : error;
    }),
  );
  console.log(
    `\n  Its log is ${relative(
      root,
      portalLog,
    )}; stop it with Ctrl-C.\n  http://localhost:${port}`,
  );

  await closed;
  if (!stopped()) throw ended(portal, 'by itself');
});
