import { Platform } from '../platform';
import { axes, AxisName } from './axes';
import { capabilities, Feature } from './capabilities';
import { Asking, Capability, Cell } from './capability';

/**
 * What a platform does not carry as one would expect. `because` is what the platform says, e.g. `spec.mesh.kind: none`.
 * @public
 */
export interface Limit {
  feature: Feature;
  because: string;
  cell: Exclude<Cell, 'supported'>;
}

/**
 * A limit that a service meets; `path` leads to the field of the contract that asks for more.
 * @public
 */
export interface CapabilityAnswer extends Limit {
  path: (string | number)[];
}

/**
 * Everything that a platform does not carry as one would expect, whoever asks; empty where it carries all.
 * @public
 */
export function limitsOn({ spec }: Platform): Limit[] {
  return Object.entries<Capability>(capabilities).flatMap(
    ([feature, { cells }]) => {
      const worst = worstOn(spec, cells);
      return worst ? [{ feature: feature as Feature, ...worst }] : [];
    },
  );
}

/**
 * The limits of a platform that a service meets; empty where it asks for nothing that is limited.
 * @public
 */
export function answersOn(
  platform: Platform,
  asking: Asking,
): CapabilityAnswer[] {
  return limitsMet(limitsOn(platform), asking);
}

/**
 * Which of these limits a service meets, and where it asks for more; empty where it meets none.
 * @public
 */
export function limitsMet(limits: Limit[], asking: Asking): CapabilityAnswer[] {
  return limits.flatMap(limit =>
    capabilities[limit.feature]
      .askedAt(asking)
      .map(path => ({ ...limit, path })),
  );
}

type Worst = Pick<Limit, 'because' | 'cell'>;

/** The first refusal, else the first that is less than one would expect. */
function worstOn(
  spec: Platform['spec'],
  cells: Capability['cells'],
): Worst | undefined {
  const limits = Object.entries(cells).flatMap(([name, row]): Worst[] => {
    const { field, valueOn } = axes[name as AxisName];
    const value = valueOn(spec);
    const cell: Cell =
      value === undefined ? 'supported' : (row as Record<string, Cell>)[value];
    return cell === 'supported'
      ? []
      : [{ because: `${field}: ${value}`, cell }];
  });
  return limits.find(({ cell }) => 'refused' in cell) ?? limits[0];
}
