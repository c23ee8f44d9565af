import { shopInCluster, sightingOf } from '../network/__testUtils__/live-shop';
import { LiveNetworks } from './LiveNetworks';

describe('what a cluster is to answers', () => {
  it('is found out once for each platform, though several have one name', async () => {
    const state = await shopInCluster();
    const sighting = sightingOf(state);
    const stated = state.platforms.get('prod')!;
    const dns = { ...stated.spec.dns!, port: 5353 };
    const other = { ...stated, spec: { ...stated.spec, dns } };
    const networks = new LiveNetworks();
    const ask = () =>
      [stated, other].map(platform => networks.of(sighting, platform));

    const [first, second] = ask();

    expect(first.facts.dns?.port).not.toBe(second.facts.dns?.port);
    const again = ask();
    expect(again[0]).toBe(first);
    expect(again[1]).toBe(second);
  });
});
