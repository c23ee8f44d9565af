import { Network } from '../network/network';
import { unreadable } from '../verdict/reason';
import { denied, unknown, Verdict } from '../verdict/verdict';
import { Saying } from './saying';

/**
 * The authentication that a policy refers to; a verdict where it is not there, for then the policy is ignored, or where
 * something of its namespace could not be read: that may be it, or another one of its name.
 */
export function referredTo<T extends object>(
  network: Network,
  kind: string,
  find: (namespace: string, name: string) => T | undefined,
  { namespace, name }: { namespace: string; name: string },
  saying: Saying,
): T | Verdict {
  const doubts = network.unreadableIn(namespace);
  if (doubts.length > 0) return unknown(...doubts.map(unreadable));
  const authentication = `${kind} ${namespace}/${name}`;
  return (
    find(namespace, name) ??
    denied(saying.because('authentication-missing', { authentication }))
  );
}
