import { platform } from './facts/__testUtils__/platform';
import { objectsOf, pod, sightingOf } from './facts/__testUtils__/sighting';
import { platformOfCluster } from './facts/platform-of-cluster';
import { liveFacts } from './live-facts';

const objects = objectsOf({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'linkerd',
    labels: { 'linkerd.io/is-control-plane': 'true' },
  },
});

describe('what verdicts about a live cluster rest on', () => {
  it('is what the platform states, and what runs', () => {
    const stated = platform({
      clusterDomain: 'corp.local',
      mesh: { kind: 'linkerd' },
    });
    const pods = [pod('a', { proxy: 'linkerd' })];

    expect(liveFacts(sightingOf({ objects, pods }), stated)).toMatchObject({
      clusterDomain: 'corp.local',
      mesh: { kind: 'linkerd', defaultInboundPolicy: 'all-unauthenticated' },
      proxies: { 'Pod shop/a': ['linkerd'] },
    });
  });

  it('is no guess at whom a mesh lets in that no platform file states', () => {
    const sighting = sightingOf({ objects });
    const assumed = platformOfCluster(sighting).platform;

    expect(liveFacts(sighting, assumed).mesh).toMatchObject({
      kind: 'linkerd',
      defaultInboundPolicy: 'unknown',
    });
  });
});
