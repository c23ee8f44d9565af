import { GithubStage } from '../contract/github/GithubStage';
import { GitlabStage } from '../contract/gitlab/GitlabStage';
import { Clone } from '../Clone';
import { onboarding, seed } from '../conformance/plans';
import { LiveHost, liveHosts } from './live-hosts';
import { LiveStage } from './LiveStage';

jest.setTimeout(60_000);

const [github, gitlab] = liveHosts;

/** Nobody runs the live suite every day: here it is tried where nobody is needed for it. */
describe.each<[string, LiveHost, () => Promise<GithubStage | GitlabStage>]>([
  ['GitHub', github, () => GithubStage.start()],
  ['GitLab', gitlab, () => GitlabStage.start()],
])('one repository of %s for many tests', (_name, host, start) => {
  let around: GithubStage | GitlabStage;
  let remote: string;
  let live: LiveStage;

  beforeAll(async () => {
    around = await start();
    ({ remote } = await around.createRepository(new Map([['README.md', '']])));
    const { origin, pathname, password: token } = new URL(remote);
    const url = `${origin}${pathname.replace(/\.git$/, '')}`;
    live = await LiveStage.start(host, { url, token });
  });
  afterAll(() => around?.stop());

  it('is a new one each time, and in the end as it was', async () => {
    const first = await live.createRepository(seed);
    const shop = await first.open();
    const { change } = await shop.send(await onboarding(shop, 'orders'));
    await first.merge(change);
    expect(await shop.listChanges()).toMatchObject([{ state: 'merged' }]);

    const second = await live.createRepository(seed);
    const again = await second.open();
    expect(await again.listChanges()).toEqual([]);
    const { state } = await again.send(await onboarding(again, 'orders'));
    expect(state).toBe('opened');

    await live.stop();
    const clone = await Clone.of(remote);
    expect(await clone.git('branch', '-r', '--list', 'origin/c*')).toBe('');
    await clone.remove();
  });
});
