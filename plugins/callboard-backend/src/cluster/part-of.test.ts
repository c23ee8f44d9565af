import { SnapshotObject } from '@callboard/reachability';
import { partOf } from './part-of';

const engine = (numberReady: number, app = 'calico-node'): SnapshotObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'DaemonSet' },
  metadata: { namespace: 'kube-system', name: 'calico-node' },
  spec: { template: { metadata: { labels: { app } }, spec: {} } },
  status: { numberReady },
  at: { path: 'DaemonSet kube-system/calico-node', line: 0 },
  lines: {},
});

const pod = (phase: string): SnapshotObject => ({
  ...engine(0),
  ...{ apiVersion: 'v1', kind: 'Pod', status: { phase } },
});

describe('what a later version of an object is to a network', () => {
  it.each<[string, SnapshotObject, SnapshotObject, boolean]>([
    ['its status', engine(1), engine(2), true],
    ['its labels', engine(1), engine(1, 'other'), false],
    ['the status of a pod', pod('Running'), pod('Succeeded'), false],
  ])('where what has changed is %s', (_, earlier, later, isSame) => {
    const before = partOf(earlier);
    const after = partOf(later, earlier);

    expect(after === before).toBe(isSame);
    expect(partOf(later)).toBe(after);
  });
});
