import { manifest, outlook } from './__testUtils__/outlook';
import { immutableField } from './immutable-field';

const fixed = (field: string) =>
  `changes spec.${field}, which takes effect only if the object is deleted and made anew`;

const risksOf = (kind: string, before: string, after: string | null) =>
  immutableField(
    outlook(manifest(kind, before), after && manifest(kind, after)),
  );

const deployment = 'apps/Deployment';
const statefulSet = 'apps/StatefulSet';
const volume = 'PersistentVolumeClaim';
const asking = (storage: string) =>
  `{resources: {requests: {storage: ${storage}}}}`;

describe('an immutable field', () => {
  it.each([
    [
      'the selector of a Deployment',
      deployment,
      '{selector: {matchLabels: {app: a}}}',
      '{selector: {matchLabels: {app: b}}}',
      fixed('selector'),
    ],
    [
      'the selector of a StatefulSet',
      statefulSet,
      '{selector: {matchLabels: {app: a}}}',
      '{selector: {matchLabels: {app: b}}}',
      fixed('selector'),
    ],
    [
      'the volumes of a StatefulSet',
      statefulSet,
      '{serviceName: a}',
      '{serviceName: a, volumeClaimTemplates: []}',
      fixed('volumeClaimTemplates'),
    ],
    [
      'the template of a Job',
      'batch/Job',
      '{}',
      '{template: {}}',
      fixed('template'),
    ],
    [
      'the address of a Service that becomes headless',
      'Service',
      '{}',
      '{clusterIP: None}',
      fixed('clusterIP'),
    ],
    [
      'the address of a Service that was headless',
      'Service',
      '{type: ClusterIP, clusterIP: None}',
      '{type: ClusterIP}',
      fixed('clusterIP'),
    ],
    [
      'what becomes an alias',
      'Service',
      '{ports: []}',
      '{type: ExternalName, externalName: a.example.com}',
      'changes from ClusterIP to ExternalName: its address is another then, for those who hold it, too',
    ],
    [
      'what was an alias',
      'Service',
      '{type: ExternalName}',
      '{type: NodePort}',
      'changes from ExternalName to NodePort: its address is another then, for those who hold it, too',
    ],
    [
      'the class of a volume',
      volume,
      '{storageClassName: a}',
      '{storageClassName: b}',
      fixed('storageClassName'),
    ],
    [
      'a volume that shrinks',
      volume,
      asking('1Gi'),
      asking('1000M'),
      'asks for 1000M where it has 1Gi: a volume does not shrink',
    ],
  ])('is %s', (_, kind, before, after, what) => {
    const name = kind.split('/').at(-1);
    expect(risksOf(kind, before, after)).toEqual([
      `dev: ${name} shop/web ${what} (deploy/dev/shop/web/it.yaml)`,
    ]);
  });

  it.each<[string, string, string, string | null]>([
    [
      'the selector that stays, in another order',
      deployment,
      '{selector: {matchLabels: {a: "1", b: "2"}}}',
      '{selector: {matchLabels: {b: "2", a: "1"}}}',
    ],
    ['the template of a Deployment', deployment, '{}', '{template: {}}'],
    [
      'the size of a StatefulSet',
      statefulSet,
      '{replicas: 1}',
      '{replicas: 2}',
    ],
    [
      'another type of Service with an address',
      'Service',
      '{}',
      '{type: LoadBalancer}',
    ],
    [
      'another target of an alias',
      'Service',
      '{type: ExternalName, externalName: a}',
      '{type: ExternalName, externalName: b}',
    ],
    ['a volume that grows', volume, asking('1Gi'), asking('1.5Gi')],
    ['a size that is none', volume, asking('1Gi'), asking('small')],
    ['what goes', deployment, '{selector: {}}', null],
    ['a kind without any', 'ConfigMap', '{a: 1}', '{a: 2}'],
  ])('is not %s', (_, kind, before, after) => {
    expect(risksOf(kind, before, after)).toEqual([]);
  });

  it('is nothing of a new object', () => {
    expect(
      immutableField(
        outlook(null, manifest(deployment, '{selector: {matchLabels: {}}}')),
      ),
    ).toEqual([]);
  });
});
