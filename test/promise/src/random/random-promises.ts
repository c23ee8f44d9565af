import {
  RandomRepository,
  randomRepository,
} from '@callboard/test-cluster/src/random-repository';
import fc from 'fast-check';
import { fulfilled } from './fulfilled';
import { setIn, setting } from './setting';
import { wish } from './wish';

/** Up to four services that call each other and let each other in, people without a contract among them. */
export const randomPromises: fc.Arbitrary<RandomRepository> = fc
  .tuple(
    randomRepository,
    setting,
    fc.array(wish, { minLength: 2, maxLength: 9 }),
  )
  .map(([repository, around, wishes]) =>
    wishes.reduce(fulfilled, setIn(repository, around)),
  );
