import { Snapshot } from '../snapshot';
import { NetworkFacts } from './facts';
import { joinParts } from './join-parts';
import { Network } from './network';
import { toPart } from './understand';

/**
 * Understands a snapshot. What makes no sense is named in `problems`, and what it touches is unknown in every answer.
 * Nothing throws.
 * @public
 */
export function toNetwork(snapshot: Snapshot, facts: NetworkFacts): Network {
  return joinParts([toPart(snapshot)], facts);
}
