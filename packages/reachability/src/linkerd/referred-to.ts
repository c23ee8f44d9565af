import { Network } from '../network/network';
import { unreadable } from '../verdict/reason';
import { denied, unknown, Verdict } from '../verdict/verdict';
import { Place } from './place';

/**
 * The authentication that a policy refers to; a verdict where it is not there: then the policy is ignored, unless it may
 * be what could not be read.
 */
export function referredTo<T extends object>(
  network: Network,
  kind: string,
  find: (namespace: string, name: string) => T | undefined,
  { namespace, name }: { namespace: string; name: string },
  place: Place,
): T | Verdict {
  const found = find(namespace, name);
  if (found) return found;
  const doubts = network.unreadableIn(namespace);
  if (doubts.length > 0) return unknown(...doubts.map(unreadable));
  const authentication = `${kind} ${namespace}/${name}`;
  return denied(place.because('authentication-missing', { authentication }));
}
