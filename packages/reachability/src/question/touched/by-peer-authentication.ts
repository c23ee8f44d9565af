import { selects } from '../../labels/selector';
import { istioIn } from '../../network/facts';
import { Network } from '../../network/network';
import { touchedByUnread } from './by-unread';
import { podsIn, Touch } from './touch';
import { Being } from './being';

/** Ways to the pods whose sidecar it tells what to ask of callers; in the root namespace that may be all. */
export function touchedByPeerAuthentication(
  versions: Being<'peer-authentication'>[],
  states: Network[],
): Touch[] {
  const [{ facts }] = states;
  const istio = istioIn(facts.mesh);
  if (!istio) return touchedByUnread(versions, states);
  const { rootNamespace } = istio;
  return versions.map(({ read: { namespace, selector = [] } }) => ({
    ways: 'to',
    podsIn:
      namespace === rootNamespace
        ? podsIn(undefined)
        : network =>
            podsIn(namespace)(network).filter(
              ({ labels }) => selects(selector, labels) !== 'no',
            ),
  }));
}
