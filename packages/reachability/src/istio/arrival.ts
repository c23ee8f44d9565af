import { End } from '../packet/end';
import { Protocol, Workload } from '../workload/workload';

/** What arrives at a workload with a sidecar, and who sent it. */
export interface Arrival {
  from: End;
  to: Workload;
  protocol: Protocol;
  /** The pod's port. */
  port: number;
}
