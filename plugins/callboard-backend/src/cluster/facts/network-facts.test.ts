import { networkFactsOf } from './network-facts';
import { platform } from './__testUtils__/platform';
import {
  everyKind,
  kind,
  objectsOf,
  pod,
  sightingOf,
} from './__testUtils__/sighting';

const linkerd = objectsOf({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'linkerd',
    labels: { 'linkerd.io/is-control-plane': 'true' },
  },
});
const calico = objectsOf({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'calico-node', namespace: 'kube-system' },
  spec: {
    template: {
      spec: { hostNetwork: true, containers: [{ name: 'calico-node' }] },
    },
  },
  status: { numberReady: 2, desiredNumberScheduled: 2 },
});

describe('what verdicts about a live cluster rest on', () => {
  it('is what the platform states, and what runs', () => {
    const stated = platform({
      clusterDomain: 'corp.local',
      mesh: { kind: 'linkerd' },
      otherPolicies: 'unknown',
    });

    expect(
      networkFactsOf(
        sightingOf({ objects: calico, pods: [pod('a', { proxy: 'linkerd' })] }),
        stated,
      ),
    ).toMatchObject({
      clusterDomain: 'corp.local',
      mesh: { kind: 'linkerd', defaultInboundPolicy: 'all-unauthenticated' },
      enforcedBy: 'calico',
      otherPolicies: 'none',
      proxies: { 'Pod shop/a': ['linkerd'] },
    });
  });

  it('is what the cluster shows where no platform names it, and no guess at whom its mesh lets in', () => {
    const facts = networkFactsOf(
      sightingOf({ objects: [...linkerd, ...calico] }),
    );

    expect(facts).toMatchObject({
      mesh: { kind: 'linkerd', defaultInboundPolicy: 'unknown' },
      enforcedBy: 'calico',
    });
  });

  it('may leave policies out where a kind was not read', () => {
    const kinds = [
      ...everyKind,
      kind('cilium.io', 'CiliumNetworkPolicy', 'failing'),
    ];

    expect(networkFactsOf(sightingOf({ kinds })).otherPolicies).toBe('unknown');
    expect(
      networkFactsOf(sightingOf({ kinds }), platform({ otherPolicies: 'none' }))
        .otherPolicies,
    ).toBe('unknown');
    expect(
      networkFactsOf(sightingOf({ failure: 'not reached' })).otherPolicies,
    ).toBe('unknown');
  });
});
