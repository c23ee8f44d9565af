import { bothWays, podsIn, Touch } from './touch';

/** All ways: it is for the whole cluster. */
export function touchedByAdminPolicy(): Touch[] {
  return bothWays(podsIn(undefined));
}
