import { Grant } from '../grant';
import { Microservice } from '../microservice/microservice';
import { AxisName, ValueOf } from './axes';

/**
 * Can a platform carry a feature? `degraded` does less than one would expect, and says what; `refused` says why.
 * @public
 */
export type Cell = 'supported' | { degraded: string } | { refused: string };

/** A service and who may call it, as far as they ask for features. */
export interface Asking {
  spec: Microservice['spec'];
  grants: Grant[];
}

/** One feature, and what becomes of it on each platform. */
export interface Capability {
  /** What a service gets by it, as a person would name it. */
  title: string;
  /** Paths of the contract that ask for it; none where it is not asked for. */
  askedAt: (asking: Asking) => (string | number)[][];
  /** By what platforms differ in. What is said nothing of makes no difference; the worst answer holds. */
  cells: { [A in AxisName]?: Record<ValueOf<A>, Cell> };
}
