import { Platform } from '../platform';
import { axes, AxisName } from './axes';
import { capabilities, Feature } from './capabilities';
import { Asking, Capability, Cell } from './capability';

/**
 * What a platform makes of one feature that a service asks for.
 *
 * `path` leads to the field of the contract that asks; `because` is what the platform says, e.g. `spec.mesh.kind: none`.
 * @public
 */
export interface CapabilityAnswer {
  feature: Feature;
  path: (string | number)[];
  because: string;
  cell: Exclude<Cell, 'supported'>;
}

/**
 * Everything that a service asks for and a platform does not carry as one would expect; empty where there is nothing.
 * @public
 */
export function answersOn(
  { spec }: Platform,
  asking: Asking,
): CapabilityAnswer[] {
  return Object.entries<Capability>(capabilities).flatMap(
    ([feature, { askedAt, cells }]) => {
      const worst = worstOn(spec, cells);
      return worst
        ? askedAt(asking).map(path => ({
            feature: feature as Feature,
            path,
            ...worst,
          }))
        : [];
    },
  );
}

type Worst = Pick<CapabilityAnswer, 'because' | 'cell'>;

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
