import { AddressRange } from '../address/range';
import { Selector } from '../labels/selector';
import { Direction } from '../network-policy/network-policy';
import { Problem, SnapshotObject } from '../snapshot';
import { RequestPattern } from '../verdict/verdict';

/** One rule of a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy, which may hold several. */
export interface CiliumPolicy {
  object: SnapshotObject;
  /** Of whose pods it is; nothing for one of the whole cluster. */
  namespace?: string;
  /** The pods that it is for; nothing where it is for nodes. */
  selector?: Selector;
  sections: Record<Direction, CiliumSection>;
  /** What is wrong with it: what it says is not known then. */
  problem?: Problem;
}

/** What it says of one direction. */
export interface CiliumSection {
  /** Does selecting pods close them in this direction? */
  isDefaultDeny: boolean;
  allows: CiliumRule[];
  /** Before all that anybody allows. */
  denies: CiliumRule[];
}

/** Means what matches all of it. */
export interface CiliumRule {
  /** Everybody where it is left out; nobody where it is empty. */
  peers?: CiliumPeer[];
  /** Every port where it is left out; none where it is empty, as for a rule about ICMP. */
  ports?: CiliumPort[];
  /** What of it is not evaluated, if anything. */
  unread?: string;
}

/** One item of a field such as `fromEndpoints`. */
export type CiliumPeer =
  | { endpoints: Selector }
  | { entity: string }
  | { block: AddressRange; except: AddressRange[] }
  | { names: string[] }
  | { unread: string };

/** Ports by number, both ends included, or by a name; `requests` are those that it is for, all where they are left out. */
export interface CiliumPort {
  protocol: 'TCP' | 'UDP' | 'SCTP' | 'ANY';
  at: { first: number; last: number } | { name: string };
  requests?: RequestPattern[];
  unread?: string;
}
