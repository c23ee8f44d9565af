import {
  AddressRange,
  contains,
  isWholeFamily,
  overlaps,
  parseCidr,
} from '../address/range';
import { LinkerdFacts } from '../network/facts';
import { Network } from '../network/network';
import { End } from '../packet/end';
import { anyOf } from '../verdict/combine';
import {
  allowed,
  conditional,
  denied,
  unknown,
  Verdict,
} from '../verdict/verdict';
import { NetworkRule } from './authorization';
import { NetworkRange } from './network-range';
import { Place } from './place';
import { malformed } from './reasons';
import { referredTo } from './referred-to';

/** Does the client come from where the rule says? */
export function comesFrom(
  network: Network,
  mesh: LinkerdFacts,
  rule: NetworkRule,
  from: End,
  place: Place,
): Verdict {
  switch (rule.kind) {
    case 'anywhere':
      return allowed();
    case 'cluster':
      return isOfCluster(mesh, from, place);
    case 'ranges':
      return isInAny(rule.ranges, from, place);
    default: {
      const found = referredTo(
        network,
        'NetworkAuthentication',
        network.linkerd.networkAuthentication,
        rule,
        place,
      );
      if ('outcome' in found) return found;
      return found.problem
        ? malformed(found.object, found.problem)
        : isInAny(found.ranges, from, place);
    }
  }
}

/** The networks of the cluster hold its pods, by their definition; not so its nodes. */
function isOfCluster(
  { clusterNetworks }: LinkerdFacts,
  from: End,
  place: Place,
): Verdict {
  if (from.kind === 'workload') {
    const { isOnHostNetwork, namespace, name } = from.workload;
    const pods = `${namespace}/${name}`;
    return isOnHostNetwork
      ? unknown(place.because('node-address', { pods }))
      : allowed();
  }
  const ranges = clusterNetworks.flatMap(text => {
    const cidr = parseCidr(text);
    return cidr ? [{ cidr, except: [] }] : [];
  });
  return isInAny(ranges, from, place);
}

function isInAny(ranges: NetworkRange[], from: End, place: Place): Verdict {
  return anyOf(
    ranges.map(range =>
      from.kind === 'workload'
        ? holdsPods(range, place)
        : holdsAddresses(range, from.range, place),
    ),
  );
}

/** Which addresses pods have no manifest says. */
function holdsPods({ cidr, except }: NetworkRange, place: Place): Verdict {
  return isWholeFamily(cidr) && except.length === 0
    ? conditional(
        [{ kind: 'ip-family', family: cidr.family }],
        place.because('one-ip-family', { family: cidr.family }),
      )
    : unknown(place.because('pod-address-unknown'));
}

function holdsAddresses(
  { cidr, except }: NetworkRange,
  range: AddressRange,
  place: Place,
): Verdict {
  if (!overlaps(cidr, range) || except.some(one => contains(one, range))) {
    return denied();
  }
  return contains(cidr, range) && !except.some(one => overlaps(one, range))
    ? allowed()
    : unknown(place.because('part-of-range'));
}
