import fc from 'fast-check';
import { KubernetesObject } from '../evaluator/cluster';
import { RandomCluster, randomCluster } from '../random/random-cluster';
import { grant, randomGrant } from './grant';

type Fate = 'stays' | 'goes' | 'becomes' | 'breaks';

/** What becomes of a cluster: most of its objects stay, some go, come, say what another of their kind says, or nothing at all. */
export const randomChange = fc.record({
  fates: fc.oneof(
    fc.constant<Fate[]>(['stays']),
    fc.array(
      fc.constantFrom<Fate[]>(
        ...Array(11).fill('stays'),
        'goes',
        'becomes',
        'becomes',
        'breaks',
      ),
      { minLength: 13, maxLength: 13 },
    ),
  ),
  other: randomCluster,
  coming: fc.nat(3),
  rule: fc.option(randomGrant),
});

/** The kind of what cannot be read. */
export const broken = 'Broken';

type Change = typeof randomChange extends fc.Arbitrary<infer T> ? T : never;

/** The objects after the change. */
export function changed(
  cluster: RandomCluster,
  { fates, other, coming, rule }: Change,
): KubernetesObject[] {
  const granted = rule ? grant(cluster, rule) : cluster.objects;
  return [
    ...granted.flatMap((object, index) => {
      const fate = fates[index % fates.length];
      if (fate === 'goes') return [];
      if (fate === 'breaks') return [{ ...object, kind: broken }];
      return fate === 'becomes' ? [become(object, other, index)] : [object];
    }),
    ...other.objects
      .filter(({ kind }) => kind !== 'Namespace')
      .slice(0, coming)
      .map(object => ({
        ...object,
        metadata: { ...object.metadata, name: `new-${object.metadata.name}` },
      })),
  ];
}

function become(
  object: KubernetesObject,
  { objects }: RandomCluster,
  index: number,
): KubernetesObject {
  const others = objects.filter(({ kind }) => kind === object.kind);
  const model = others[index % others.length];
  if (!model) return object;
  const { name, namespace } = object.metadata;
  const metadata = { ...model.metadata, name };
  delete metadata.namespace;
  return {
    ...model,
    metadata: { ...metadata, ...(namespace && { namespace }) },
  };
}
