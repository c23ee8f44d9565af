import { toPart, toSnapshot } from '@callboard/reachability';
import { byOwner } from './by-owner';

type Owner = [kind: string, name: string];

function pod(name: string, labels: object, owner?: Owner, spec: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      namespace: 'shop',
      name,
      labels,
      ownerReferences: owner && [
        { kind: owner[0], name: owner[1], controller: true },
      ],
    },
    spec: { containers: [{ name: 'x' }], ...spec },
  };
}

function deployment(name: string, labels: object) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: 'shop', name },
    spec: { template: { metadata: { labels }, spec: { containers: [] } } },
  };
}

function replicaSet(name: string, labels: object, replicas: number) {
  const controller = { kind: 'Deployment', name: 'web', controller: true };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { namespace: 'shop', name, ownerReferences: [controller] },
    spec: {
      replicas,
      template: { metadata: { labels }, spec: { containers: [] } },
    },
  };
}

/** The workloads that these objects are, by kind and name. */
function names(...objects: object[]): string[] {
  const text = JSON.stringify({ kind: 'List', items: objects });
  const [{ objects: understood }] = byOwner([
    toPart(toSnapshot([{ path: 'dump.json', text }])),
  ]);
  return understood.flatMap(one =>
    one.is === 'workload' && one.read && 'labels' in one.read
      ? `${one.read.kind}/${one.read.name}`
      : [],
  );
}

const hash = { 'pod-template-hash': '5d9c' };

describe('what is controlled', () => {
  it('is its Deployment, whether the ReplicaSet is there or not', () => {
    const one = pod('web-5d9c-a', { app: 'web', ...hash }, [
      'ReplicaSet',
      'web-5d9c',
    ]);
    const other = pod('web-5d9c-b', { app: 'web', ...hash }, [
      'ReplicaSet',
      'web-5d9c',
    ]);
    expect(names(one, other)).toEqual(['Deployment/web']);
    expect(names(deployment('web', { app: 'web' }), one, other)).toEqual([
      'Deployment/web',
    ]);
  });

  it('is its Rollout, whose ReplicaSets are named as those of a Deployment', () => {
    const one = pod(
      'web-7f-a',
      { app: 'web', 'rollouts-pod-template-hash': '7f' },
      ['ReplicaSet', 'web-7f'],
    );
    const rollout = {
      ...deployment('web', { app: 'web' }),
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
    };
    expect(names(one)).toEqual(['Rollout/web']);
    expect(names(rollout, one)).toEqual(['Rollout/web']);
  });

  it('is its DeploymentConfig, whatever labels that has added', () => {
    const labels = { app: 'web', deployment: 'web-1', deploymentconfig: 'web' };
    const one = pod('web-1-a', labels, ['ReplicationController', 'web-1']);
    const controller = {
      ...replicaSet('web-1', labels, 1),
      apiVersion: 'v1',
      kind: 'ReplicationController',
    };
    controller.metadata.ownerReferences[0].kind = 'DeploymentConfig';
    const config = {
      ...deployment('web', { app: 'web' }),
      apiVersion: 'apps.openshift.io/v1',
      kind: 'DeploymentConfig',
    };
    expect(names(config, controller, one)).toEqual(['DeploymentConfig/web']);
  });

  it('is its StatefulSet, whose pods differ in nothing but their own name', () => {
    const at = (index: number) =>
      pod(
        `db-${index}`,
        { app: 'db', 'statefulset.kubernetes.io/pod-name': `db-${index}` },
        ['StatefulSet', 'db'],
      );
    expect(names(at(0), at(1))).toEqual(['StatefulSet/db']);
  });

  it('stays itself where it differs from the template of its owner', () => {
    const relabelled = pod(
      'web-5d9c-a',
      { app: 'web', debug: 'yes', ...hash },
      ['ReplicaSet', 'web-5d9c'],
    );
    expect(names(deployment('web', { app: 'web' }), relabelled)).toEqual([
      'Deployment/web',
      'Pod/web-5d9c-a',
    ]);
    const other = pod(
      'web-5d9c-b',
      { app: 'web', ...hash },
      ['ReplicaSet', 'web-5d9c'],
      { serviceAccountName: 'other' },
    );
    expect(names(deployment('web', { app: 'web' }), other)).toHaveLength(2);
  });

  it('stays itself where it differs from others of an owner that is not there', () => {
    const pods = [
      pod('a', { role: 'broker' }, ['Kafka', 'bus']),
      pod('b', { role: 'proxy' }, ['Kafka', 'bus']),
    ];
    expect(names(...pods)).toEqual(['Pod/a', 'Pod/b']);
    const hosts = [
      pod('a', {}, ['DaemonSet', 'agent'], { hostNetwork: true }),
      pod('b', {}, ['DaemonSet', 'agent']),
    ];
    expect(names(...hosts)).toEqual(['Pod/a', 'Pod/b']);
  });

  it('is not what its Deployment has replaced, once no pods of it are left', () => {
    const web = deployment('web', { app: 'web', version: '2' });
    const past = (replicas: number) =>
      replicaSet('web-old', { app: 'web', version: '1' }, replicas);
    expect(names(web, past(0))).toEqual(['Deployment/web']);
    expect(names(web, past(1))).toEqual([
      'Deployment/web',
      'ReplicaSet/web-old',
    ]);
    expect(names(past(0))).toEqual(['Deployment/web']);
  });

  it('is never a node', () => {
    expect(names(pod('kube-proxy-n', {}, ['Node', 'n']))).toEqual([
      'Pod/kube-proxy-n',
    ]);
  });

  it('is a bare pod where nothing controls it', () => {
    expect(names(pod('alone', {}))).toEqual(['Pod/alone']);
  });
});
