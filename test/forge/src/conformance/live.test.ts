/* eslint-disable jest/no-disabled-tests, jest/expect-expect -- it needs a repository out there */
import { liveHosts } from '../live/live-hosts';
import { LiveStage } from '../live/LiveStage';
import { itConforms } from './itConforms';

jest.setTimeout(180_000);

for (const host of liveHosts) {
  const name = `CALLBOARD_LIVE_${host.type.toUpperCase()}`;
  const [url, token] = ['URL', 'TOKEN'].map(
    what => process.env[`${name}_${what}`] ?? '',
  );
  if (url && token) {
    describe(`a repository at ${host.type}, live`, () => {
      itConforms(() => LiveStage.start(host, { url, token }));
    });
  } else {
    // One line for the whole suite.
    it.skip(`a repository at ${host.type}, live (skipped: ${name}_URL and ${name}_TOKEN are not set)`, () => {});
  }
}
