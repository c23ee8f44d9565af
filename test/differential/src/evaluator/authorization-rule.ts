import { Arrival } from './arrival';
import { Condition, isOfRequests, Rule, Strings } from './authorization-policy';
import { every, Match } from './match';
import { isAddress, isPrincipal } from './source-match';
import { isNamespace, isServiceAccount } from './source-match';

type Action = 'ALLOW' | 'DENY' | 'CUSTOM' | 'AUDIT';

const yes: Match = 'yes';

/** Which fields a proxy reads. */
const readable: Record<Arrival['proxy'], (field: string) => boolean> = {
  'HTTP sidecar': () => true,
  'TCP sidecar': field =>
    !/^(not)?(requestPrincipals|hosts|methods|paths)$/i.test(field) &&
    !isOfRequests(field),
  ztunnel: field =>
    [
      ...['principals', 'namespaces', 'serviceAccounts', 'ipBlocks', 'ports'],
      ...['notPrincipals', 'notNamespaces', 'notServiceAccounts'],
      ...['notIpBlocks', 'notPorts'],
      ...['source.ip', 'source.namespace', 'source.principal'],
      ...['destination.ip', 'destination.port'],
    ].includes(field),
};

/**
 * Every combination of a source and an operation, with all conditions.
 * “A match occurs when at least one source, one operation and all conditions match the request.”
 */
export function waysToMatch(
  rule: Rule,
  action: Action,
  namespace: string,
  arrival: Arrival,
): Match[] {
  const { proxy } = arrival;
  if (proxy === 'ztunnel' && action === 'CUSTOM') return ['no']; // “does not support the CUSTOM action”
  const keys = (rule.when ?? []).map(({ key }) => key);
  if (proxy === 'ztunnel' && keys.includes('source.serviceAccount')) {
    return ['maybe']; // some versions read it
  }
  if (action === 'ALLOW') {
    // “ALLOW rule with an HTTP field is dropped” where the port carries something else (trap 52), and in ztunnels (trap 55).
    return isRead(rule, proxy) ? combine(rule, namespace, arrival) : ['no'];
  }
  const left = proxy === 'ztunnel' ? readByZtunnel(rule) : readBy(rule, proxy);
  return left ? combine(left, namespace, arrival) : ['no'];
}

function combine(
  { from = [], to = [], when = [] }: Rule,
  namespace: string,
  arrival: Arrival,
): Match[] {
  const sources = from.map(one => isSource(one.source, namespace, arrival));
  const operations = to.map(one => isOperation(one.operation, arrival.port));
  const conditions = when.map(one => holds(one, namespace, arrival));
  // Who is meant by one source for sure need not be by another.
  const isMeant = sources.length === 0 || sources.includes('yes');
  return (isMeant ? [yes] : sources).flatMap(source =>
    (operations.length > 0 ? operations : [yes]).map(operation =>
      every<Match>([source, operation, ...conditions]),
    ),
  );
}

function isRead(rule: Rule, proxy: Arrival['proxy']): boolean {
  const fields = [
    ...(rule.from ?? []).flatMap(({ source }) => Object.keys(source)),
    ...(rule.to ?? []).flatMap(({ operation }) => Object.keys(operation)),
    ...(rule.when ?? []).map(({ key }) => key),
  ];
  return fields.every(readable[proxy]);
}

/** “DENY keeps the rule without those fields”: one of which nothing is left matches everything (trap 52). */
function readBy(
  { from = [], to = [], when = [] }: Rule,
  proxy: Arrival['proxy'],
): Rule {
  const only = (strings: Strings): Strings =>
    Object.fromEntries(
      Object.entries(strings).filter(([field]) => readable[proxy](field)),
    );
  return {
    from: from.map(({ source }) => ({ source: only(source) })),
    to: to.map(({ operation }) => ({ operation: only(operation) })),
    when: when.filter(({ key }) => readable[proxy](key)),
  };
}

/** A ztunnel skips what has nothing left; where a list or a condition has nothing left, the rule never matches (trap 55). */
function readByZtunnel(rule: Rule): Rule | undefined {
  const { from = [], to = [], when = [] } = readBy(rule, 'ztunnel');
  const isLeft = (strings: Strings) => Object.keys(strings).length > 0;
  const left = {
    from: from.filter(({ source }) => isLeft(source)),
    to: to.filter(({ operation }) => isLeft(operation)),
    when,
  };
  const isGone =
    (from.length > 0 && left.from.length === 0) ||
    (to.length > 0 && left.to.length === 0) ||
    when.length < (rule.when ?? []).length;
  return isGone ? undefined : left;
}

/** “Fields in the source are ANDed together.” */
function isSource(
  source: Strings,
  policyNamespace: string,
  arrival: Arrival,
): Match {
  return every<Match>(
    Object.entries(source).map(([name, values]): Match => {
      const field = name.replace(/^not(.)/, (_, first) => first.toLowerCase());
      const match = isField(field, values, policyNamespace, arrival);
      return name === field ? match : opposite(match);
    }),
  );
}

function isField(
  field: string,
  values: string[],
  policyNamespace: string,
  { identity, proxy, from, tokens }: Arrival,
): Match {
  switch (field) {
    case 'principals':
      return isPrincipal(values, identity, proxy);
    case 'namespaces':
      return isNamespace(values, identity);
    case 'serviceAccounts':
      return isServiceAccount(values, policyNamespace, identity);
    case 'ipBlocks':
      return isAddress(values, from);
    case 'requestPrincipals':
      // Without anything that reads tokens, requests have no principal.
      return tokens === 'yes' ? 'some requests' : tokens;
    default:
      return isAddress(values, 'unknown'); // remoteIpBlocks: “determined from X-Forwarded-For header or proxy protocol”
  }
}

function opposite(match: Match): Match {
  if (match === 'yes') return 'no';
  return match === 'no' ? 'yes' : match;
}

/** “Fields in the operation are ANDed together.” */
function isOperation(
  { ports, notPorts, ...requests }: Strings,
  port: number,
): Match {
  const isHere = (texts: string[]) => texts.map(Number).includes(port);
  if (ports && !isHere(ports)) return 'no';
  if (notPorts && isHere(notPorts)) return 'no';
  return Object.keys(requests).length > 0 ? 'some requests' : 'yes';
}

/** “key … values … notValues: at least one of values or not_values must be set.” */
function holds(
  { key, values, notValues }: Condition,
  namespace: string,
  arrival: Arrival,
): Match {
  const asked = (name: string): Strings => ({
    ...(values && { [name]: values }),
    ...(notValues && {
      [`not${name[0].toUpperCase()}${name.slice(1)}`]: notValues,
    }),
  });
  const like: Record<string, string> = {
    'source.ip': 'ipBlocks',
    'remote.ip': 'remoteIpBlocks',
    // Addresses of pods are not known, whichever end they are of.
    'destination.ip': 'remoteIpBlocks',
    'source.namespace': 'namespaces',
    'source.principal': 'principals',
    'source.serviceAccount': 'serviceAccounts',
  };
  if (key in like) return isSource(asked(like[key]), namespace, arrival);
  if (key === 'destination.port') {
    return isOperation(asked('ports'), arrival.port);
  }
  if (!isOfRequests(key)) return 'maybe';
  if (key.startsWith('request.headers')) return 'some requests';
  if (arrival.tokens !== 'no') {
    return arrival.tokens === 'yes' ? 'some requests' : 'maybe';
  }
  return values ? 'no' : 'yes';
}
