import { Cluster, Pods } from './cluster';
import { End, Facts, Question } from './question';

/** What one side is asked: `self` is the end whose own policies are read, `peer` the other one. */
export interface Side {
  direction: 'Ingress' | 'Egress';
  self: Pods;
  peer: End;
  question: Question;
  cluster: Cluster;
  facts: Facts;
}
