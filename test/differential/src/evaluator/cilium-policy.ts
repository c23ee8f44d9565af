import type { V1LabelSelector } from '@kubernetes/client-node';
import { isIP } from 'node:net';
import { contains, isCidr } from './ip-block';
import {
  allOfThem,
  fields,
  isAnything,
  isNumber,
  isObject,
  isText,
  listOf,
  mapOf,
  oneOf,
  Shape,
} from './shape';

/** One rule of a CiliumNetworkPolicy or of one for the whole cluster. */
export interface CiliumPolicy {
  /** Nothing where it is for the whole cluster. */
  namespace?: string;
  /** Nothing where it cannot be read; `nodes` where it is for those. */
  selector?: V1LabelSelector | 'nodes';
  /** Nothing where Cilium would refuse it. */
  rules?: Record<'Ingress' | 'Egress', CiliumDirection>;
}

export interface CiliumDirection {
  allow: CiliumRule[];
  deny: CiliumRule[];
  /** Are the pods closed but for what is allowed? */
  closes: boolean;
}

/** A rule as it stands in the manifest: `from…` and `to…` fields, `toPorts` and others. */
export type CiliumRule = Record<string, any>;

const isSelector = fields({
  matchLabels: mapOf(isText, isText),
  matchExpressions: listOf(
    allOfThem(
      fields({ key: isText, operator: isText, values: listOf(isText) }),
      value => {
        const { key, operator, values = [] } = value as CiliumRule;
        if (!key) return false;
        return /^(In|NotIn)$/.test(operator)
          ? values.length > 0
          : /^(Exists|DoesNotExist)$/.test(operator) && values.length === 0;
      },
    ),
  ),
});
const isBlock: Shape = text =>
  isCidr(text) || (typeof text === 'string' && isIP(text) > 0);
const isEntity = oneOf(
  ...['all', 'world', 'world-ipv4', 'world-ipv6', 'cluster', 'host'],
  ...['remote-node', 'kube-apiserver', 'ingress', 'init', 'health'],
  ...['unmanaged', 'none'],
);
const isBlockSet = allOfThem(
  fields({ cidr: isCidr, except: listOf(isCidr), cidrGroupRef: isText }),
  value => {
    const { cidr, except = [] } = value as CiliumRule;
    return !cidr || except.every((one: string) => isWithin(one, cidr));
  },
);
const isSome: Shape = list => Array.isArray(list) && list.length > 0;
const isPortRule = allOfThem(
  fields({
    ports: allOfThem(
      isSome,
      listOf(
        allOfThem(
          fields({
            port: text =>
              typeof text === 'string' && /^[\da-zA-Z-]+$/.test(text),
            endPort: isNumber,
            protocol: oneOf('TCP', 'UDP', 'SCTP', 'ANY'),
          }),
          port => 'port' in (port as object),
        ),
      ),
    ),
    rules: fields({
      http: allOfThem(
        isSome,
        listOf(fields({ method: isText, path: isText, host: isText })),
      ),
      dns: listOf(fields({ matchName: isText, matchPattern: isText })),
      kafka: isAnything,
    }),
    serverNames: listOf(isText),
  }),
  rule => 'ports' in (rule as object),
);

function isRule(way: 'from' | 'to', isDenial = false): Shape {
  const egressOnly: Record<string, Shape> = {
    toFQDNs: allOfThem(
      isSome,
      listOf(fields({ matchName: isText, matchPattern: isText })),
    ),
    toServices: isSome,
  };
  if (isDenial) delete egressOnly.toFQDNs;
  return fields({
    [`${way}Endpoints`]: listOf(isSelector),
    [`${way}Entities`]: listOf(isEntity),
    [`${way}CIDR`]: listOf(isBlock),
    [`${way}CIDRSet`]: listOf(isBlockSet),
    ...(way === 'to' ? egressOnly : {}),
    // A denial looks at nothing within connections.
    toPorts: listOf(
      isDenial
        ? allOfThem(isPortRule, fields({ ports: isAnything }))
        : isPortRule,
    ),
    icmps: isAnything,
    ...(!isDenial && {
      authentication: fields({ mode: oneOf('disabled', 'required') }),
    }),
  });
}

const isSpec = allOfThem(
  fields({
    endpointSelector: isSelector,
    nodeSelector: isAnything,
    ingress: listOf(isRule('from')),
    ingressDeny: listOf(isRule('from', true)),
    egress: listOf(isRule('to')),
    egressDeny: listOf(isRule('to', true)),
    enableDefaultDeny: fields({
      ingress: oneOf(true, false),
      egress: oneOf(true, false),
    }),
    description: isText,
  }),
  // “EndpointSelector and NodeSelector cannot be both empty and are mutually exclusive.”
  spec =>
    'endpointSelector' in (spec as object) !==
    'nodeSelector' in (spec as object),
);

/** Reads the rules of Cilium's policies; an empty list for any other object. */
export function readCiliumPolicy({
  apiVersion,
  kind,
  metadata,
  ...object
}: {
  apiVersion: string;
  kind: string;
  metadata: { namespace?: string | null };
  spec?: unknown;
  specs?: unknown;
}): CiliumPolicy[] {
  if (!apiVersion.startsWith('cilium.io/')) return [];
  const specs = [
    ...(object.spec === undefined ? [] : [object.spec]),
    ...((object.specs as unknown[]) ?? []),
  ];
  const scope =
    kind === 'CiliumClusterwideNetworkPolicy'
      ? {}
      : { namespace: metadata.namespace ?? 'default' };
  if (specs.length > 0 && specs.every(isSpec)) {
    return specs.map(spec => ({ ...scope, ...toPolicy(spec as CiliumRule) }));
  }
  const [only, ...others] = specs as CiliumRule[];
  const selector = isObject(only) ? only.endpointSelector : undefined;
  return [
    {
      ...scope,
      ...(others.length === 0 &&
        isSelector(selector) && { selector: selector as V1LabelSelector }),
    },
  ];
}

/** “The default is true for each traffic direction that has rules, and false otherwise.” */
function toPolicy(spec: CiliumRule): CiliumPolicy {
  const direction = (name: 'ingress' | 'egress'): CiliumDirection => {
    const allow = spec[name] ?? [];
    const deny = spec[`${name}Deny`] ?? [];
    const closes = spec.enableDefaultDeny?.[name];
    return { allow, deny, closes: closes ?? allow.length + deny.length > 0 };
  };
  return {
    selector: spec.nodeSelector ? 'nodes' : spec.endpointSelector,
    rules: { Ingress: direction('ingress'), Egress: direction('egress') },
  };
}

function isWithin(inner: string, outer: string): boolean {
  const [address, bits] = inner.split('/');
  return (
    Number(bits) >= Number(outer.split('/')[1]) && contains(outer, address)
  );
}
