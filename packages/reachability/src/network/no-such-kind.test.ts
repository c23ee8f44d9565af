import { kindsRead } from '../engines';
import { noSuchKind } from './no-such-kind';

function judge(apiVersion: string, kind: string) {
  return noSuchKind({
    apiVersion,
    kind,
    metadata: { name: 'a', namespace: 'shop' },
    at: { path: 'a.yaml', line: 3 },
    lines: {},
  });
}

describe('a kind that its group does not have', () => {
  it.each([
    ['v1', 'Servce'],
    ['apps/v1', 'Deploymnt'],
    ['batch/v1', 'Jobs'],
    ['batch/v1', ''],
    ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicies'],
    ['security.istio.io/v1', 'PeerAuthentification'],
    ['cilium.io/v2', 'CiliumNetworkPolcy'],
  ])('may be for everybody: %s %s', (apiVersion, kind) => {
    expect(judge(apiVersion, kind)).toEqual({
      path: 'a.yaml',
      line: 3,
      message: `${kind} a, kind: ${apiVersion} has no kind ${kind}`,
    });
  });

  it('is for its namespace where all that decides has one', () => {
    expect(judge('networking.k8s.io/v1', 'NetworkPolcy')).toMatchObject({
      namespace: 'shop',
    });
  });
});

describe('a kind that its group has', () => {
  const read = Object.values(kindsRead)
    .flat()
    .filter(({ kind }) => kind !== '*')
    .map(({ group, kind }) => [group ? `${group}/v1` : 'v1', kind]);

  it.each([
    ...read,
    ['v1', 'ConfigMap'],
    ['networking.k8s.io/v1', 'Ingress'],
    ['apps/v1', 'ControllerRevision'],
    ['cilium.io/v2alpha1', 'CiliumL2AnnouncementPolicy'],
  ])('is no problem: %s %s', (apiVersion, kind) => {
    expect(judge(apiVersion, kind)).toBeUndefined();
  });

  it('may be any, in a group of which not all are known', () => {
    expect(judge('example.com/v1', 'Anything')).toBeUndefined();
  });
});
