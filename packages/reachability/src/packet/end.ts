import { AddressRange } from '../address/range';
import { Workload } from '../workload/workload';

/** One end of a packet's way, with its addresses read. */
export type End =
  | { kind: 'workload'; workload: Workload }
  | { kind: 'addresses'; range: AddressRange; cidr: string };
