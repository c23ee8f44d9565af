import {
  RandomRepository,
  randomRepository,
} from '@callboard/test-cluster/src/random-repository';
import fc from 'fast-check';
import { fulfilled } from './fulfilled';
import { mirrored } from './mirrored';
import { setIn, setting } from './setting';
import { wish } from './wish';

/** Up to four services that call each other and let each other in, people without a contract among them. */
export const randomPromises: fc.Arbitrary<RandomRepository> = fc
  .tuple(
    randomRepository,
    setting,
    fc.array(wish, { minLength: 2, maxLength: 9 }),
    fc.constantFrom(true, true, true, false),
  )
  .map(([repository, around, wishes, isMirrored]) => {
    const isHttp = around.isHttp || isMirrored;
    const set = setIn(repository, { ...around, isHttp });
    // Two who share an identity may each do what the other may: where one of them is let in by another's contract, no
    // rendering sees both. Those without a contract could be such two.
    return isMirrored
      ? wishes
          .filter(({ unmanaged }) => !unmanaged)
          .reduce(fulfilled, mirrored(set))
      : wishes.reduce(fulfilled, set);
  });
