import { liveHosts } from '../live/live-hosts';
import { LiveStage } from '../live/LiveStage';
import { itConforms } from './itConforms';

jest.setTimeout(180_000);

for (const host of liveHosts) {
  const name = `CALLBOARD_LIVE_${host.type.toUpperCase()}`;
  const [url, token] = ['URL', 'TOKEN'].map(
    what => process.env[`${name}_${what}`] ?? '',
  );
  const isReady = Boolean(url && token);
  const why = ` (skipped: ${name}_URL and ${name}_TOKEN are not set)`;

  (isReady ? describe : describe.skip)(
    `a repository at ${host.type}, live${isReady ? '' : why}`,
    () => itConforms(() => LiveStage.start(host, { url, token })),
  );
}
