import { manifest, outlook } from './__testUtils__/outlook';
import { singleReplica } from './single-replica';

const deployment = (spec: string) => manifest('apps/Deployment', spec);
const scaled = (spec: string) =>
  manifest(
    'autoscaling/HorizontalPodAutoscaler',
    `{scaleTargetRef: {kind: Deployment, name: web}, ${spec}}`,
  );
const said = [
  'dev: Deployment shop/web has one pod: it is away whenever that pod is (deploy/dev/shop/web/it.yaml)',
];

describe('a single replica', () => {
  it.each<[string, string | null, string, string]>([
    ['a new Deployment with one', null, deployment('{replicas: 1}'), ''],
    ['a new Deployment that does not say', null, deployment('{}'), ''],
    [
      'one that had more',
      deployment('{replicas: 2}'),
      deployment('{replicas: 1}'),
      '',
    ],
    [
      'one that may be scaled down to one',
      null,
      deployment('{}'),
      scaled('minReplicas: 1'),
    ],
    [
      'one whose scaling says nothing of the least',
      null,
      deployment('{}'),
      scaled('maxReplicas: 3'),
    ],
    [
      'one beside the scaling of another',
      null,
      deployment('{}'),
      scaled('minReplicas: 2').replace('name: web}, min', 'name: api}, min'),
    ],
  ])('is %s', (_, before, after, beside) => {
    expect(singleReplica(outlook(before, after, beside))).toEqual(said);
  });

  it('is one whose scaling goes', () => {
    const both = outlook(
      scaled('minReplicas: 2'),
      null,
      deployment('{template: {}}'),
    );
    expect(singleReplica(both)).toEqual([
      said[0].replace('it.yaml', 'beside.yaml'),
    ]);
  });

  it.each<[string, string | null, string | null, string]>([
    ['one that had one', deployment('{}'), deployment('{replicas: 1}'), ''],
    ['two', null, deployment('{replicas: 2}'), ''],
    ['none at all', null, deployment('{replicas: 0}'), ''],
    ['one that goes', deployment('{replicas: 2}'), null, ''],
    [
      'one that is scaled to two and more',
      null,
      deployment('{}'),
      scaled('minReplicas: 2'),
    ],
    ['another kind', null, manifest('apps/StatefulSet', '{replicas: 1}'), ''],
  ])('is not %s', (_, before, after, beside) => {
    expect(singleReplica(outlook(before, after, beside))).toEqual([]);
  });
});
