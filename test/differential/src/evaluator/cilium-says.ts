import type { V1LabelSelector } from '@kubernetes/client-node';
import { isIP } from 'node:net';
import { CiliumPolicy, CiliumRule } from './cilium-policy';
import { Pods } from './cluster';
import { containerPort } from './container-port';
import { holds } from './ip-block';
import { Certainty, every, Match, Say } from './match';
import { namespaceLabels, podLabels, selects } from './selects';
import { Side } from './side';

const podNamespace = 'io.kubernetes.pod.namespace';
const namespaceLabel = 'io.cilium.k8s.namespace.labels.';

/** What Cilium's policies say of a packet: what they add to NetworkPolicy, and whether they deny it before that. */
export interface CiliumSay {
  says: Say[];
  denies: Certainty[];
}

/**
 * “Deny policies take precedence over allow policies, regardless of whether they are a Cilium Network Policy, a Clusterwide
 * Cilium Network Policy or even a Kubernetes Network Policy.” (trap 47)
 * @see https://docs.cilium.io/en/stable/security/policy/
 */
export function ciliumSays(side: Side): CiliumSay {
  const all = side.cluster.ciliumPolicies.flatMap((policy): CiliumSay[] => {
    const selected = isFor(policy, side);
    if (selected === 'no') return [];
    if (!policy.rules) {
      return [
        { says: [{ selects: 'maybe', ways: ['maybe'] }], denies: ['maybe'] },
      ];
    }
    const { allow, deny, closes } = policy.rules[side.direction];
    const ways = allow.flatMap(rule => waysThrough(rule, policy, side));
    const denied = deny.flatMap(rule => waysThrough(rule, policy, side));
    return [
      {
        says: [{ selects: selected, ways, onlyOpens: !closes }],
        denies: denied.map(one =>
          every([selected, one === 'no' || one === 'yes' ? one : 'maybe']),
        ),
      },
    ];
  });
  return {
    says: all.flatMap(({ says }) => says),
    denies: all.flatMap(({ denies }) => denies),
  };
}

/** “EndpointSelector always applies in namespace of the policy resource.” */
function isFor(
  { namespace, selector = {} }: CiliumPolicy,
  side: Side,
): Certainty {
  const { self } = side;
  if (selector === 'nodes' || self.spec.hostNetwork) return 'no';
  if (namespace && namespace !== self.namespace) return 'no';
  const match = isEndpoint(selector, self, side);
  const hasNamespace = keysOf(selector).some(key => key.endsWith(podNamespace));
  return namespace && match === 'no' && hasNamespace ? 'maybe' : match;
}

/** “If multiple members are specified, all of them need to match”; a rule that says nothing means nothing. */
function waysThrough(
  rule: CiliumRule,
  policy: CiliumPolicy,
  side: Side,
): Match[] {
  const { toPorts = [], icmps, authentication } = rule;
  const peer = isPeer(rule, policy, side);
  if (peer === undefined && toPorts.length === 0) return [];
  if (icmps?.length > 0) return [];
  const sure: Certainty =
    (authentication?.mode ?? 'disabled') === 'disabled' ? 'yes' : 'maybe';
  const ports: Match[] =
    toPorts.length > 0
      ? toPorts.flatMap((one: CiliumRule) => isPort(one, side))
      : ['yes'];
  const toPeer = peer ?? 'yes';
  return ports.map((port): Match => {
    // Names and requests at once are more than is evaluated.
    if (port === 'some requests' && toPeer.startsWith('names')) return 'maybe';
    return every<Match>([toPeer, port, sure]);
  });
}

/** Nothing where the rule does not say; “an empty list should not result in any identity being selected”. */
function isPeer(
  rule: CiliumRule,
  policy: CiliumPolicy,
  side: Side,
): Match | undefined {
  const listed = Object.entries(rule).filter(([field]) =>
    /^(from|to)(Endp|Enti|CIDR|FQ|Serv)/.test(field),
  );
  if (listed.length === 0) return undefined;
  const matches = listed.flatMap(([field, list]): Match[] => {
    switch (field.replace(/^(from|to)/, '')) {
      case 'Endpoints':
        return list.map((one: V1LabelSelector) =>
          isEndpoints(one, policy, side),
        );
      case 'Entities':
        return list.map((one: string) => isEntity(one, side));
      case 'CIDR':
        return list.map((one: string) => isIn({ cidr: one }, side));
      case 'CIDRSet':
        return list.map((one: CiliumRule) => isIn(one, side));
      case 'FQDNs': {
        const names = list.map(
          (one: CiliumRule) => one.matchName ?? one.matchPattern,
        );
        return [
          'address' in side.peer ? `names ${names.sort().join(' ')}` : 'no',
        ];
      }
      default:
        return ['maybe'];
    }
  });
  if (matches.includes('yes')) return 'yes';
  if (matches.includes('maybe')) return 'maybe';
  return matches.find(match => match !== 'no') ?? 'no';
}

function keysOf({ matchLabels = {}, matchExpressions = [] }: V1LabelSelector) {
  return [
    ...Object.keys(matchLabels),
    ...matchExpressions.map(({ key }) => key),
  ];
}

/** “If omitted, we limit the scope to the namespace the policy lives in.” */
function isEndpoints(
  selector: V1LabelSelector,
  { namespace }: CiliumPolicy,
  side: Side,
): Certainty {
  const keys = keysOf(selector);
  if (keys.some(key => /^(reserved|container):/.test(key))) return 'maybe';
  const { peer } = side;
  if ('address' in peer || peer.pods.spec.hostNetwork) return 'no';
  const isElsewhere = keys.some(
    key => key.includes(podNamespace) || key.includes(namespaceLabel),
  );
  if (namespace && !isElsewhere && namespace !== peer.pods.namespace)
    return 'no';
  return isEndpoint(selector, peer.pods, side);
}

/** The labels of an endpoint are the pod's, its namespace's and its account's. */
function isEndpoint(
  selector: V1LabelSelector,
  pods: Pods,
  { cluster }: Side,
): Certainty {
  const { namespace, labels, spec } = pods;
  const ofNamespace = namespaceLabels(
    namespace,
    cluster.namespaces.get(namespace),
  );
  const known = {
    ...labels,
    ...Object.fromEntries(
      Object.entries(ofNamespace.known).map(([key, value]) => [
        `${namespaceLabel}${key}`,
        value,
      ]),
    ),
    [podNamespace]: namespace,
    'io.cilium.k8s.policy.serviceaccount': spec.serviceAccountName ?? 'default',
  };
  const bare = (key: string) => key.replace(/^(k8s|any):/, '');
  return selects(
    {
      matchLabels: Object.fromEntries(
        Object.entries(selector.matchLabels ?? {}).map(([key, value]) => [
          bare(key),
          value,
        ]),
      ),
      matchExpressions: (selector.matchExpressions ?? []).map(one => ({
        ...one,
        key: bare(one.key),
      })),
    },
    {
      known,
      mayHave: key =>
        key.startsWith(namespaceLabel)
          ? ofNamespace.mayHave(key.slice(namespaceLabel.length))
          : // Labels from elsewhere are not evaluated.
            key.includes(':') || podLabels(labels).mayHave(key),
    },
  );
}

/** “pod IP is never world”; `host` is the node that the other end runs on, of which nobody knows (trap 48). */
function isEntity(entity: string, { peer }: Side): Certainty {
  if (entity === 'all') return 'yes';
  if ('address' in peer) {
    if (entity === 'world') return 'yes';
    return /^(world-|kube-)/.test(entity) ? 'maybe' : 'no';
  }
  if (entity === 'cluster') return 'yes';
  if (peer.pods.spec.hostNetwork) {
    return /^(host|remote-node|kube-apiserver)$/.test(entity) ? 'maybe' : 'no';
  }
  return entity === 'unmanaged' ? 'maybe' : 'no';
}

/** “Only connections which do not originate from the cluster or from the local host are subject to CIDR rules.” */
function isIn({ cidr, except = [] }: CiliumRule, { peer }: Side): Certainty {
  if (!cidr) return 'maybe';
  if ('pods' in peer) return peer.pods.spec.hostNetwork ? 'maybe' : 'no';
  const block = cidr.includes('/')
    ? cidr
    : `${cidr}/${isIP(cidr) === 4 ? 32 : 128}`;
  return holds({ cidr: block, except }, peer.address) ? 'yes' : 'no';
}

function isPort(
  { ports, rules = {}, serverNames }: CiliumRule,
  side: Side,
): Match[] {
  const { protocol, port: asked } = side.question;
  const matches = ports
    .filter((one: CiliumRule) =>
      ['ANY', protocol].includes(one.protocol ?? 'ANY'),
    )
    .map(({ port, endPort }: CiliumRule): Certainty => {
      const ifSo = protocol === 'SCTP' ? 'maybe' : 'yes';
      if (!/^\d+$/.test(port)) {
        if (side.direction === 'Egress') return 'maybe';
        return containerPort(side.self, port.toLowerCase(), protocol) === asked
          ? ifSo
          : 'no';
      }
      const from = Number(port);
      if (from === 0) return ifSo;
      return from <= asked && asked <= Math.max(endPort ?? from, from)
        ? ifSo
        : 'no';
    });
  return matches.map((match: Certainty) =>
    every<Match>([match, restriction(rules, serverNames)]),
  );
}

function restriction(
  { http, dns, kafka }: CiliumRule,
  serverNames: unknown,
): Match {
  if (serverNames || kafka) return 'maybe';
  if (http) {
    const isRead = http.every(
      (one: CiliumRule) => !one.host && (one.method || one.path),
    );
    return isRead ? 'some requests' : 'maybe';
  }
  return !dns || dns.some((one: CiliumRule) => one.matchPattern === '*')
    ? 'yes'
    : 'maybe';
}
