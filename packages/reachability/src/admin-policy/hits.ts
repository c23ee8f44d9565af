import { Match } from '../labels/selector';
import { Network } from '../network/network';
import { Crossing } from '../network-policy/crossing';
import { Meant } from '../verdict/meant';
import { naming, Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';
import { AdminPolicy, AdminRule, PodsEntry, Tier } from './admin-policy';
import { Family, meansPeer } from './peers';
import { coversPort } from './ports';
import { selectsNamespace } from './subject';

/** A rule that matches a packet, or may: `place` names it. */
export interface Hit {
  action: AdminRule['action'];
  tier: Tier;
  place: ReturnType<typeof naming>;
  meant: Exclude<Meant, { match: 'no' }>;
}

/** The rules of a policy that match a packet or may, in their order; `selected` is whether the policy is for its side. */
export function hitsOf(
  network: Network,
  { object, tier, rules, subject }: AdminPolicy,
  selected: Exclude<Match, 'no'>,
  crossing: Crossing,
  family: Family,
): Hit[] {
  const { direction, protocol, port, peer, self } = crossing;
  return rules[direction].flatMap((rule, index): Hit[] => {
    if (!coversPort(rule, receiverOf(crossing), protocol, port)) return [];
    const meant = meansPeer(network, rule, peer, family);
    if (meant.match === 'no') return [];
    const place = naming(object, { list: direction, index });
    return [
      {
        action: rule.action,
        tier,
        place,
        meant:
          selected === 'yes' || meant.match === 'maybe'
            ? meant
            : { match: 'maybe', why: notKnownToSelect(network, subject, self) },
      },
    ];
  });
}

function notKnownToSelect(
  network: Network,
  subject: PodsEntry,
  { namespace, name }: Workload,
): Pick<Reason, 'code' | 'detail'> {
  return selectsNamespace(network, subject, namespace) === 'maybe'
    ? { code: 'namespace-labels-unknown', detail: { namespace } }
    : {
        code: 'label-set-at-run-time',
        detail: { pods: `${namespace}/${name}` },
      };
}

function receiverOf({ direction, self, peer }: Crossing): Workload | undefined {
  if (direction === 'ingress') return self;
  return peer.kind === 'workload' ? peer.workload : undefined;
}
