import { Match } from '../labels/selector';
import { AddressRange, contains, overlaps } from './range';

/** Addresses of a CIDR without those of its exceptions. */
export interface AddressBlock {
  cidr: AddressRange;
  except: AddressRange[];
}

/** Does the block hold the addresses of a range? Maybe where it holds a part of them. */
export function isInBlock(
  { cidr, except }: AddressBlock,
  range: AddressRange,
): Match {
  if (!overlaps(cidr, range) || except.some(one => contains(one, range))) {
    return 'no';
  }
  return contains(cidr, range) && !except.some(one => overlaps(one, range))
    ? 'yes'
    : 'maybe';
}
