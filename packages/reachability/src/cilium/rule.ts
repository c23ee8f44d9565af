import { Match } from '../labels/selector';
import { Network } from '../network/network';
import { Crossing } from '../network-policy/crossing';
import { Meant } from '../verdict/meant';
import { naming, Reason } from '../verdict/reason';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';
import { requestsText } from '../words/condition';
import { CiliumPolicy, CiliumPort, CiliumRule } from './cilium-policy';
import { meansPeer } from './peers';
import { isForPort } from './ports';

type About = (code: Reason['code'], detail?: Reason['detail']) => Reason;

/**
 * The ways in which one rule lets a packet through, none where it does not: "If multiple members of the structure are
 * specified, then all members must match in order for the rule to take effect."
 */
export function waysThrough(
  network: Network,
  policy: CiliumPolicy,
  rule: CiliumRule,
  index: number,
  crossing: Crossing,
): Verdict[] {
  const { direction } = crossing;
  const about = aboutRule(policy, direction, index);
  const meant = meansPeer(network, policy, rule, crossing.peer);
  if (meant.match === 'no') return [];
  if (!rule.ports) return [wayFor(rule, meant, about)];
  return rule.ports.flatMap(port => {
    const match = isForPort(port, crossing);
    return match === 'no' ? [] : [wayFor(rule, meant, about, { port, match })];
  });
}

/** Names a rule of a list such as `ingressDeny`. */
export function aboutRule(
  { object }: CiliumPolicy,
  list: string,
  index: number,
): About {
  const place = naming(object, { list, index });
  return (code, detail) => ({
    engine: 'cilium',
    code,
    ...place,
    ...(detail && { detail }),
  });
}

function wayFor(
  rule: CiliumRule,
  meant: Exclude<Meant, { match: 'no' }>,
  about: About,
  on?: { port: CiliumPort; match: Exclude<Match, 'no'> },
): Verdict {
  const unread = rule.unread ?? on?.port.unread;
  if (meant.match === 'maybe') {
    return unknown(about(meant.why.code, meant.why.detail));
  }
  if (unread) return unknown(about('not-evaluated', { field: unread }));
  if (on?.match === 'maybe') return unknown(about('port-not-known'));
  const requests = on?.port.requests;
  if (meant.match === 'by-name') {
    return requests
      ? unknown(about('not-evaluated', { field: 'rules.http' }))
      : conditional(
          [{ kind: 'names', names: [...meant.names].sort() }],
          about('names-decide', { names: meant.names.join(' or ') }),
        );
  }
  return requests
    ? conditional(
        [{ kind: 'requests', requests }],
        about('request-decides', {
          requests: requests.map(requestsText).join(' or '),
        }),
      )
    : allowed(
        about('rule-allows', {
          ...(isForAll(rule) && { peers: 'all' }),
          ...(!on && { ports: 'all' }),
        }),
      );
}

function isForAll({ peers }: CiliumRule): boolean {
  return (
    !peers || peers.some(peer => 'entity' in peer && peer.entity === 'all')
  );
}
