import { enforcedByLive } from './enforced-by';
import { enforcementOf } from './enforcement';
import { platform } from './__testUtils__/platform';
import {
  everyKind,
  kind,
  objectsOf,
  sightingOf,
} from './__testUtils__/sighting';

const daemonSet = (
  name: string,
  container: string | object,
  { ready = 3, nodes = 3, hostNetwork = true } = {},
) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace: 'kube-system' },
  spec: {
    template: {
      spec: {
        hostNetwork,
        containers: [
          typeof container === 'string' ? { name: container } : container,
        ],
      },
    },
  },
  status: { numberReady: ready, desiredNumberScheduled: nodes },
});
const calico = daemonSet('calico-node', 'calico-node');
const flannel = daemonSet('kube-flannel-ds', 'kube-flannel');
const cluster = (written: object[], kinds = everyKind) =>
  sightingOf({ objects: objectsOf(...written), kinds });
const says = (enforcedBy: string) =>
  platform({ networkPolicy: { enforcedBy } });

describe('whether anything enforces NetworkPolicy', () => {
  it('is told by what runs on all nodes', () => {
    expect(enforcementOf(cluster([calico, flannel]))).toEqual({
      state: 'enforced',
      text: 'Enforced by Calico (3 of 3 nodes)',
      evidence: [
        'the DaemonSet kube-system/calico-node runs calico-node, ready on 3 of 3 nodes',
        'the DaemonSet kube-system/kube-flannel-ds runs kube-flannel, ready on 3 of 3 nodes',
      ],
    });
  });

  it.each([
    ['cilium', 'cilium-agent', 'Cilium'],
    ['anetd', 'cilium-agent', 'Cilium'],
    ['antrea-agent', 'antrea-agent', 'Antrea'],
    ['ovnkube-node', 'ovnkube-controller', 'OVN-Kubernetes'],
    ['azure-npm', 'azure-npm', 'Azure NPM'],
    ['kube-router', 'kube-router', 'kube-router'],
    ['kube-network-policies', 'kube-network-policies', 'kube-network-policies'],
    ['weave-net', 'weave-npc', 'Weave Net'],
  ])('is told by %s', (name, container, engine) => {
    expect(enforcementOf(cluster([daemonSet(name, container)]))).toMatchObject({
      state: 'enforced',
      text: `Enforced by ${engine} (3 of 3 nodes)`,
    });
  });

  it('is not known where it is not ready on all of them', () => {
    const partly = daemonSet('calico-node', 'calico-node', { ready: 2 });

    expect(enforcementOf(cluster([partly]))).toMatchObject({
      state: 'unknown',
      text: 'Unknown: Calico is ready on 2 of 3 nodes',
    });
  });

  it('is not known where one of its DaemonSets is not ready everywhere', () => {
    const windows = daemonSet('calico-node-windows', 'calico-node', {
      ready: 1,
      nodes: 2,
    });

    expect(enforcementOf(cluster([calico, windows]))).toMatchObject({
      state: 'unknown',
      text: 'Unknown: Calico is ready on 4 of 5 nodes',
    });
  });

  it('is not told by what runs on no node, or on no network of a node', () => {
    const nowhere = daemonSet('calico-node', 'calico-node', {
      ready: 0,
      nodes: 0,
    });
    const namesake = daemonSet('calico-node', 'calico-node', {
      hostNetwork: false,
    });

    expect(enforcementOf(cluster([nowhere, namesake]))).toEqual({
      state: 'unknown',
      text: 'Unknown: no DaemonSet is known to enforce NetworkPolicy',
      evidence: [],
    });
  });

  it('is denied only where what runs is known not to', () => {
    expect(enforcementOf(cluster([flannel]))).toMatchObject({
      state: 'not-enforced',
      text: 'Nothing enforces NetworkPolicy here: Flannel does not',
    });
    expect(enforcementOf(cluster([])).state).toBe('unknown');
  });

  it('is not denied where the API of an engine is served', () => {
    const kinds = [...everyKind, kind('cilium.io', 'CiliumNetworkPolicy')];

    expect(enforcementOf(cluster([flannel], kinds))).toMatchObject({
      state: 'unknown',
      evidence: expect.arrayContaining([
        'the API group cilium.io of Cilium is served',
      ]),
    });
  });

  it('depends on an argument with the plugin of AWS', () => {
    const agent = (...args: string[]) =>
      daemonSet('aws-node', { name: 'aws-eks-nodeagent', args });
    const kinds = [...everyKind, kind('networking.k8s.aws', 'PolicyEndpoint')];
    const on = agent('--enable-network-policy=true');
    const off = agent('--enable-network-policy=false');

    expect(enforcementOf(cluster([on], kinds)).state).toBe('enforced');
    expect(enforcementOf(cluster([on])).state).toBe('unknown');
    expect(enforcementOf(cluster([agent()], kinds)).state).toBe('unknown');
    expect(enforcementOf(cluster([off])).state).toBe('not-enforced');
  });

  it('is not known with kindnet', () => {
    const kindnet = daemonSet('kindnet', 'kindnet-cni');

    expect(enforcementOf(cluster([kindnet]))).toMatchObject({
      state: 'unknown',
      text: 'Unknown: kindnet runs, and it enforces from kind 0.24 on, and not on every kernel',
    });
  });

  it('is not known where DaemonSets cannot be read', () => {
    const kinds = [
      ...everyKind.filter(one => one.kind !== 'DaemonSet'),
      kind('apps', 'DaemonSet', 'forbidden'),
    ];

    expect(enforcementOf(cluster([], kinds), says('calico'))).toEqual({
      state: 'unknown',
      text: 'Unknown: DaemonSets, which would tell, cannot be read',
      evidence: [],
    });
  });

  it('may contradict the platform', () => {
    const contradiction = (written: object[], stated: string) =>
      enforcementOf(cluster(written), says(stated)).contradiction;

    expect(contradiction([calico], 'calico')).toBeUndefined();
    expect(contradiction([calico], 'unknown')).toBeUndefined();
    expect(contradiction([], 'calico')).toBeUndefined();
    expect(contradiction([calico], 'cilium')).toBe(
      'the platform prod says cilium, and Calico runs here',
    );
    expect(contradiction([calico], 'none')).toBe(
      'the platform prod says none, and Calico runs here',
    );
    expect(contradiction([flannel], 'calico')).toBe(
      'the platform prod says calico, and nothing that enforces NetworkPolicy runs here',
    );
  });
});

describe('what is taken to enforce NetworkPolicy', () => {
  const partly = daemonSet('calico-node', 'calico-node', { ready: 2 });
  const kindnet = daemonSet('kindnet', 'kindnet-cni');
  const cilium = daemonSet('cilium', 'cilium-agent');
  const antrea = daemonSet('antrea-agent', 'antrea-agent');

  it.each<[string, ReturnType<typeof daemonSet>[], string]>([
    // What the platform says holds,
    ['calico', [calico], 'calico'],
    ['calico', [], 'calico'],
    ['calico', [partly], 'calico'],
    ['none', [flannel], 'none'],
    ['none', [], 'none'],
    // unless what runs contradicts it,
    ['calico', [cilium], 'unknown'],
    ['calico', [flannel], 'unknown'],
    ['none', [calico], 'unknown'],
    // or may enforce where nothing is said to.
    ['none', [partly], 'unknown'],
    ['none', [kindnet], 'unknown'],
    // Where it says nothing, what runs tells.
    ['unknown', [calico], 'calico'],
    ['unknown', [antrea], 'generic'],
    ['unknown', [calico, cilium], 'generic'],
    ['unknown', [partly], 'unknown'],
    ['unknown', [kindnet], 'unknown'],
    ['unknown', [], 'unknown'],
    // That nothing enforces is not concluded.
    ['unknown', [flannel], 'unknown'],
  ])('where the platform says %s, case %#', (stated, written, taken) => {
    expect(enforcedByLive(cluster(written), says(stated))).toBe(taken);
  });

  it('is told by what runs where no platform names the cluster', () => {
    expect(enforcedByLive(cluster([cilium]))).toBe('cilium');
    expect(enforcedByLive(cluster([]))).toBe('unknown');
  });
});
