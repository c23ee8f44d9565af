import { Service } from '../service/service';
import { Protocol, Workload } from '../workload/workload';
import { End } from './end';

/** What arrives at a workload of the mesh, and who sent it. */
export interface Arrival {
  from: End;
  to: Workload;
  protocol: Protocol;
  /** The pod's port. */
  port: number;
  /** The Service that it was sent to; nothing where it was sent to the pods themselves. */
  via?: Service;
}
