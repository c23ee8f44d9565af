import { isInBlock } from '../address/block';
import { AddressRange, isWholeFamily } from '../address/range';
import { every, Match, selects } from '../labels/selector';
import { Network } from '../network/network';
import { Reason } from '../verdict/reason';
import {
  allowed,
  conditional,
  denied,
  unknown,
  Verdict,
} from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { End } from '../packet/end';
import { PeerEntry, SelectorEntry } from './network-policy';

type Block = Extract<PeerEntry, { ipBlock: unknown }>['ipBlock'];

/** Does an entry of `from` or `to`, in a policy of `namespace`, mean this peer? `place` names the rule. */
export function isMeant(
  network: Network,
  namespace: string,
  entry: PeerEntry,
  peer: End,
  place: Partial<Reason>,
): Verdict {
  const because = (code: Reason['code'], detail?: Reason['detail']) => ({
    engine: 'network-policy' as const,
    code,
    ...place,
    ...(detail && { detail }),
  });
  if ('ipBlock' in entry) {
    return peer.kind === 'workload'
      ? holdsPods(network, entry.ipBlock, because)
      : holdsAddresses(entry.ipBlock, peer.range, because);
  }
  if (peer.kind === 'addresses') return denied();
  const [inNamespace, byLabels] = selectsPeer(
    network,
    namespace,
    entry,
    peer.workload,
  );
  const match = every([inNamespace, byLabels]);
  if (match === 'no') return denied();
  // With the address of its node, a pod is mostly not recognised as a pod.
  if (peer.workload.isOnHostNetwork) {
    return unknown(
      because('host-network', { ...nameOf(peer.workload), as: 'peer' }),
    );
  }
  if (match === 'yes') return allowed(because('rule-allows'));
  return unknown(
    inNamespace === 'maybe'
      ? because('namespace-labels-unknown', {
          namespace: peer.workload.namespace,
        })
      : because('label-set-at-run-time', nameOf(peer.workload)),
  );
}

/**
 * "namespaceSelector and podSelector: a single entry that specifies both selects particular Pods within particular
 * namespaces"; a podSelector alone selects in the policy's own namespace.
 */
function selectsPeer(
  network: Network,
  namespace: string,
  entry: SelectorEntry,
  peer: Workload,
): [inNamespace: Match, byLabels: Match] {
  return [
    selectsNamespace(network, namespace, entry, peer.namespace),
    selectsPod(entry, peer),
  ];
}

export function selectsNamespace(
  network: Network,
  namespace: string,
  { namespaceSelector }: SelectorEntry,
  ofPeer: string,
): Match {
  if (!namespaceSelector) return ofPeer === namespace ? 'yes' : 'no';
  return selects(namespaceSelector, network.labelsOfNamespace(ofPeer));
}

export function selectsPod(
  { podSelector }: SelectorEntry,
  { labels }: Workload,
): Match {
  return podSelector ? selects(podSelector, labels) : 'yes';
}

type Because = (code: Reason['code'], detail?: Reason['detail']) => Reason;

/** Whether addresses of pods count is the plugin's; which ones they have no manifest says. */
function holdsPods(
  { profile }: Network,
  { cidr, except }: Block,
  because: Because,
): Verdict {
  if (profile.ipBlockMatchesPods === 'no') return denied();
  if (profile.ipBlockMatchesPods === 'unknown') {
    return unknown(because('cni-decides'));
  }
  return isWholeFamily(cidr) && except.length === 0
    ? conditional(
        [{ kind: 'ip-family', family: cidr.family }],
        because('one-ip-family', { family: cidr.family }),
      )
    : unknown(because('pod-address-unknown'));
}

function holdsAddresses(
  block: Block,
  range: AddressRange,
  because: Because,
): Verdict {
  const match = isInBlock(block, range);
  if (match === 'no') return denied();
  return match === 'yes'
    ? allowed(because('rule-allows'))
    : unknown(because('part-of-range'));
}

function nameOf({ namespace, name }: Workload) {
  return { pods: `${namespace}/${name}` };
}
