import { selects } from '../../labels/selector';
import { istioIn } from '../../network/facts';
import { Network } from '../../network/network';
import { Being } from './being';
import { touchedByUnread } from './by-unread';
import { podsIn, Touch } from './touch';

/** Ways to the pods whose sidecars it tells to read tokens; in the root namespace those may be anywhere. */
export function touchedByRequestAuthentication(
  versions: Being<'request-authentication'>[],
  states: Network[],
): Touch[] {
  const [{ facts }] = states;
  const istio = istioIn(facts.mesh);
  if (!istio) return touchedByUnread(versions, states);
  return versions.map(({ read: { namespace, selector } }) => {
    const place = namespace === istio.rootNamespace ? undefined : namespace;
    return {
      ways: 'to',
      podsIn: network =>
        podsIn(place)(network).filter(
          ({ labels }) => selects(selector, labels) !== 'no',
        ),
    };
  });
}
