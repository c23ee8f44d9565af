import { RequestPattern } from '../verdict/verdict';
import { CiliumPort } from './cilium-policy';
import { PortRuleSpec } from './schemas';

const unread = [
  ...(['serverNames', 'listener'] as const),
  ...(['terminatingTLS', 'originatingTLS'] as const),
];

/** The ports of an item of `toPorts`, with what it asks of what passes there. */
export function toPorts(rule: PortRuleSpec): CiliumPort[] {
  const restriction = restrictionOf(rule);
  return rule.ports.map(({ port, endPort, protocol }) => ({
    protocol,
    at: /^\d+$/.test(port)
      ? toRange(Number(port), endPort)
      : { name: port.toLowerCase() },
    ...restriction,
  }));
}

/** Port 0 stands for all. */
function toRange(first: number, endPort: number | undefined) {
  return first === 0
    ? { first: 1, last: 65535 }
    : { first, last: Math.max(endPort ?? first, first) };
}

function restrictionOf(
  rule: PortRuleSpec,
): Pick<CiliumPort, 'requests' | 'unread'> {
  const field = unread.find(one => rule[one] !== undefined);
  if (field) return { unread: field };
  const { http, dns, kafka, l7proto, l7 } = rule.rules ?? {};
  if (kafka || l7proto !== undefined || l7) return { unread: 'rules' };
  if (http) return toRequests(http);
  // Names may be asked for, whatever they are.
  return !dns || dns.some(({ matchPattern }) => matchPattern === '*')
    ? {}
    : { unread: 'rules.dns' };
}

/** Methods and paths are a condition; what else requests may be asked for is not evaluated. */
function toRequests(
  rules: NonNullable<NonNullable<PortRuleSpec['rules']>['http']>,
): Pick<CiliumPort, 'requests' | 'unread'> {
  const isRead = rules.every(
    ({ method, path, ...others }) =>
      (method ?? path) && Object.keys(others).length === 0,
  );
  return isRead ? { requests: rules.map(toPattern) } : { unread: 'rules.http' };
}

function toPattern({
  method,
  path,
}: {
  method?: string;
  path?: string;
}): RequestPattern {
  return {
    ...(method && { methods: [method] }),
    ...(path && { paths: [path] }),
  };
}
