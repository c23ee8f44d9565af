import { End } from '../packet/end';
import { Protocol, Workload } from '../workload/workload';
import { Direction } from './network-policy';

/** What is judged at one side of a packet's way: `self` is the side's own pod, `port` is the receiving pod's. */
export interface Crossing {
  direction: Direction;
  self: Workload;
  peer: End;
  protocol: Protocol;
  port: number;
}
