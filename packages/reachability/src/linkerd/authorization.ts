import { AddressBlock } from '../address/block';
import { Selector } from '../labels/selector';
import { Problem, SnapshotObject } from '../snapshot';
import { IdentityPattern } from './identity';

/** Lets clients in: an AuthorizationPolicy or a ServerAuthorization. */
export interface Authorization {
  object: SnapshotObject;
  namespace: string;
  /** Nothing where that makes no sense: then it may be any. */
  target?: Target;
  clients: Clients;
  /** What of it is not evaluated: then it may let in or not. */
  unclear?: string;
  /** What is wrong with it: whom it lets in is not known then. */
  problem?: Problem;
}

/** What it is for, in its own namespace. */
export type Target =
  | { kind: 'servers' }
  | { kind: 'server'; name: string }
  | { kind: 'servers-with-labels'; selector: Selector }
  | { kind: 'route'; route: 'HTTPRoute' | 'GRPCRoute'; name: string };

/** Whom it means: who meets both. */
export interface Clients {
  identity: IdentityRule;
  networks: NetworkRule;
}

/** Who a client has to prove to be. */
export type IdentityRule =
  | { kind: 'anybody' }
  | { kind: 'any-identity' }
  | { kind: 'patterns'; patterns: IdentityPattern[] }
  | { kind: 'authentication'; namespace: string; name: string };

/** Where a client has to come from. */
export type NetworkRule =
  | { kind: 'anywhere' }
  | { kind: 'cluster' }
  | { kind: 'ranges'; ranges: AddressBlock[] }
  | { kind: 'authentication'; namespace: string; name: string };
