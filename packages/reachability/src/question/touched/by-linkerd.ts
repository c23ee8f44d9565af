import { linkerdIn } from '../../network/facts';
import { LinkerdMeaning } from '../../linkerd/meaning';
import { Network } from '../../network/network';
import { Being } from './being';
import { touchedByUnread } from './by-unread';
import { bothWays, podsIn, Touch } from './touch';

/** All ways of the pods of its namespace; of all pods where others may refer to it, or it may be for all. */
export function touchedByLinkerd(
  versions: Being<LinkerdMeaning['is']>[],
  states: Network[],
): Touch[] {
  const [{ facts }] = states;
  const [{ is }] = versions;
  const isForAll = /authentication$|^egress|^external/.test(is);
  return linkerdIn(facts.mesh) && isForAll
    ? bothWays(podsIn(undefined))
    : touchedByUnread(versions, states);
}
