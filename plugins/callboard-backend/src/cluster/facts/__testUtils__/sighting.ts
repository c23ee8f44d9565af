import { SnapshotObject, toSnapshot } from '@callboard/reachability';
import { stringify } from 'yaml';
import { ClusterSighting, KindSighting } from '../../ClusterSighting';
import { EndpointSlice } from '../../EndpointSlice';
import { Pod } from '../../Pod';

/** Objects as the watch hands them on, from what one would write. */
export function objectsOf(...written: object[]): SnapshotObject[] {
  const text = written.map(one => stringify(one)).join('---\n');
  return toSnapshot([{ path: 'live', text }]).objects;
}

/** A kind that is read, unless another state is said. */
export function kind(
  group: string,
  name: string,
  state: KindSighting['state'] = 'live',
): KindSighting {
  return {
    group,
    version: 'v1',
    kind: name,
    resource: `${name.toLowerCase()}s`,
    isNamespaced: true,
    state,
  };
}

/** The kinds that every cluster serves, all of them read. */
export const everyKind: KindSighting[] = [
  kind('', 'Service'),
  kind('', 'Pod'),
  kind('', 'Namespace'),
  kind('apps', 'Deployment'),
  kind('apps', 'DaemonSet'),
  kind('batch', 'CronJob'),
  kind('discovery.k8s.io', 'EndpointSlice'),
  kind('networking.k8s.io', 'NetworkPolicy'),
];

/** A cluster in which everything is read, and nothing there unless said. */
export function sightingOf(
  seen: Partial<ClusterSighting> = {},
): ClusterSighting {
  return {
    cluster: 'prod-eu',
    revision: 1,
    objects: [],
    pods: [],
    endpointSlices: [],
    kinds: everyKind,
    malformed: [],
    startedAt: new Date('2026-11-21T10:00:00Z'),
    ...seen,
  };
}

/** A pod of `shop` that runs without a proxy. */
export function pod(name: string, its: Partial<Pod> = {}): Pod {
  return {
    namespace: 'shop',
    name,
    labels: {},
    serviceAccount: 'default',
    ips: ['10.0.0.1'],
    isOnHostNetwork: false,
    phase: 'Running',
    isReady: true,
    isTerminating: false,
    containers: ['app'],
    proxy: 'none',
    ports: [],
    ...its,
  };
}

/** A slice of `shop/orders` with these endpoints: ready unless said. */
export function slice(
  endpoints: Partial<EndpointSlice['endpoints'][number]>[],
  its: Partial<EndpointSlice> = {},
): EndpointSlice {
  return {
    namespace: 'shop',
    name: 'orders-1',
    service: 'orders',
    addressType: 'IPv4',
    ports: [],
    endpoints: endpoints.map(one => ({
      addresses: ['10.0.0.1'],
      isReady: true,
      isServing: true,
      isTerminating: false,
      ...one,
    })),
    ...its,
  };
}
