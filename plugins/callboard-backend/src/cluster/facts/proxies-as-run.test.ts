import { Pod } from '../Pod';
import { meshAsRun } from './mesh-as-run';
import { proxiesAsRun } from './proxies-as-run';
import {
  everyKind,
  kind,
  objectsOf,
  pod,
  sightingOf,
} from './__testUtils__/sighting';

const workload = (name: string, itsKind = 'Deployment') => ({
  apiVersion: itsKind === 'CronJob' ? 'batch/v1' : 'apps/v1',
  kind: itsKind,
  metadata: { name, namespace: 'shop' },
});
const objects = objectsOf(
  workload('orders'),
  workload('web'),
  workload('nightly', 'CronJob'),
);
const ofOrders = (name: string, proxy: Pod['proxy'], its: Partial<Pod> = {}) =>
  pod(name, {
    proxy,
    owner: { kind: 'ReplicaSet', name: 'orders-5d8f' },
    labels: { 'pod-template-hash': '5d8f' },
    ...its,
  });
const orders = { kind: 'Deployment', namespace: 'shop', name: 'orders' };

const proxiesIn = (...pods: Pod[]) =>
  proxiesAsRun(sightingOf({ objects, pods }));
const textOf = (...pods: Pod[]) =>
  meshAsRun(sightingOf({ objects, pods }), [orders])?.text;

describe('the proxies of pods that run', () => {
  it('are told by workload, each once', () => {
    expect(
      proxiesIn(
        ofOrders('a', 'istio-sidecar'),
        ofOrders('b', 'none'),
        ofOrders('c', 'istio-sidecar'),
      ),
    ).toEqual({ 'Deployment shop/orders': ['istio-sidecar', 'none'] });
  });

  it('are those of the pods of a Job for its CronJob', () => {
    const owner = { kind: 'Job', name: 'nightly-29384610' };

    expect(proxiesIn(pod('a', { owner, proxy: 'linkerd' }))).toEqual({
      'CronJob shop/nightly': ['linkerd'],
    });
  });

  it('are told of a pod by its own name where nothing known controls it', () => {
    const owner = { kind: 'ReplicaSet', name: 'gone-77' };
    const labels = { 'pod-template-hash': '77' };

    expect(proxiesIn(pod('a'), pod('b', { owner, labels }))).toEqual({
      'Pod shop/a': ['none'],
      'Pod shop/b': ['none'],
    });
  });

  it('are told of a pod by itself where it stands beside its workload', () => {
    const itself = { ...workload('odd', 'Pod'), apiVersion: 'v1' };

    expect(
      proxiesAsRun(
        sightingOf({
          objects: [...objects, ...objectsOf(itself)],
          pods: [ofOrders('a', 'istio-sidecar'), ofOrders('odd', 'none')],
        }),
      ),
    ).toEqual({
      'Deployment shop/orders': ['istio-sidecar'],
      'Pod shop/odd': ['none'],
    });
  });

  it('are not those of a workload with the same name elsewhere', () => {
    expect(proxiesIn(ofOrders('a', 'none', { namespace: 'finance' }))).toEqual({
      'Pod finance/a': ['none'],
    });
  });

  it('leave out pods that do not run yet, or any more', () => {
    expect(
      proxiesIn(
        ofOrders('a', 'none', { phase: 'Pending' }),
        ofOrders('b', 'none', { phase: 'Succeeded' }),
        ofOrders('c', 'none', { phase: 'Failed' }),
      ),
    ).toEqual({});
  });

  it('hold those that are about to go', () => {
    expect(proxiesIn(ofOrders('a', 'none', { isTerminating: true }))).toEqual({
      'Deployment shop/orders': ['none'],
    });
  });

  it('are not known where pods cannot be read', () => {
    const kinds = [
      ...everyKind.filter(one => one.kind !== 'Pod'),
      kind('', 'Pod', 'forbidden'),
    ];
    const sighting = sightingOf({ objects, kinds });

    expect(proxiesAsRun(sighting)).toBe('unknown');
    expect(meshAsRun(sighting, [orders])).toBeUndefined();
  });
});

describe('a mesh, as it runs', () => {
  it('is counted in pods', () => {
    const pods = [
      ofOrders('a', 'istio-sidecar'),
      ofOrders('b', 'istio-sidecar'),
      ofOrders('c', 'none'),
      pod('other', { proxy: 'istio-sidecar' }),
    ];

    expect(meshAsRun(sightingOf({ objects, pods }), [orders])).toEqual({
      inMesh: 2,
      total: 3,
      text: '2 of 3 pods run with a sidecar',
    });
  });

  it('is said in words', () => {
    expect(textOf()).toBe('no pod runs');
    expect(textOf(ofOrders('a', 'none'))).toBe(
      'none of 1 pods runs with a proxy',
    );
    expect(
      textOf(ofOrders('a', 'istio-sidecar'), ofOrders('b', 'istio-ztunnel')),
    ).toBe('1 of 2 pods run with a sidecar, 1 of 2 pods run with a ztunnel');
  });
});
