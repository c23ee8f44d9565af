import { AddressBlock, isInBlock } from '../address/block';
import { AddressRange, isWholeFamily, parseCidr } from '../address/range';
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
import { Saying } from './saying';
import { malformed } from './reasons';
import { referredTo } from './referred-to';

/** Does the client come from where the rule says? */
export function comesFrom(
  network: Network,
  mesh: LinkerdFacts,
  rule: NetworkRule,
  from: End,
  saying: Saying,
): Verdict {
  switch (rule.kind) {
    case 'anywhere':
      return allowed();
    case 'cluster':
      return isOfCluster(mesh, from, saying);
    case 'ranges':
      return isInAny(rule.ranges, from, saying);
    default: {
      const found = referredTo(
        network,
        'NetworkAuthentication',
        network.linkerd.networkAuthentication,
        rule,
        saying,
      );
      if ('outcome' in found) return found;
      return found.problem
        ? malformed(found.object, found.problem)
        : isInAny(found.ranges, from, saying);
    }
  }
}

/** The networks of the cluster hold its pods, by their definition; not so its nodes. */
function isOfCluster(
  { clusterNetworks }: LinkerdFacts,
  from: End,
  saying: Saying,
): Verdict {
  if (from.kind === 'workload') {
    const { isOnHostNetwork, namespace, name } = from.workload;
    const pods = `${namespace}/${name}`;
    return isOnHostNetwork
      ? unknown(saying.because('node-address', { pods }))
      : allowed();
  }
  const ranges = clusterNetworks.flatMap(text => {
    const cidr = parseCidr(text);
    return cidr ? [{ cidr, except: [] }] : [];
  });
  return isInAny(ranges, from, saying);
}

function isInAny(ranges: AddressBlock[], from: End, saying: Saying): Verdict {
  return anyOf(
    ranges.map(range =>
      from.kind === 'workload'
        ? holdsPods(range, saying)
        : holdsAddresses(range, from.range, saying),
    ),
  );
}

/** Which addresses pods have no manifest says. */
function holdsPods({ cidr, except }: AddressBlock, saying: Saying): Verdict {
  return isWholeFamily(cidr) && except.length === 0
    ? conditional(
        [{ kind: 'ip-family', family: cidr.family }],
        saying.because('one-ip-family', { family: cidr.family }),
      )
    : unknown(saying.because('pod-address-unknown'));
}

function holdsAddresses(
  block: AddressBlock,
  range: AddressRange,
  saying: Saying,
): Verdict {
  const match = isInBlock(block, range);
  if (match === 'no') return denied();
  return match === 'yes' ? allowed() : unknown(saying.because('part-of-range'));
}
