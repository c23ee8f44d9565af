/** Where a field lies in a `spec`, `*` for each item of a list, and what the API server writes there where it is absent. */
type Default = [path: string, value: unknown | ((parent: Fields) => unknown)];

type Fields = Record<string, unknown>;

const peers = (list: string): Default[] => [
  [`${list}.*.ports.*.protocol`, 'TCP'],
];

const parents = (group: string): Default[] => [
  ['parentRefs.*.group', group],
  ['parentRefs.*.kind', 'Gateway'],
];

const service: Fields = { group: '', kind: 'Service' };

const reference = (path: string): Default[] =>
  Object.entries(service).map(([key, value]) => [`${path}.${key}`, value]);

const backends: Default[] = [
  ...reference('rules.*.backendRefs.*'),
  ['rules.*.backendRefs.*.weight', 1],
  ...reference('rules.*.filters.*.requestMirror.backendRef'),
];

const anyPath = { type: 'PathPrefix', value: '/' };

const httpRoute = (group: string): Default[] => [
  ...parents(group),
  ...backends,
  ['rules.*.matches', [{ path: anyPath }]],
  ['rules.*.matches.*.path', anyPath],
  ['rules.*.matches.*.path.type', anyPath.type],
  ['rules.*.matches.*.path.value', anyPath.value],
  ['rules.*.matches.*.headers.*.type', 'Exact'],
  ['rules.*.matches.*.queryParams.*.type', 'Exact'],
  ['rules.*.filters.*.requestRedirect.statusCode', 302],
];

const gatewayApi = 'gateway.networking.k8s.io';

/**
 * What the API server fills in, by group and kind.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/v1/defaults.go
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/
 */
const defaults: Record<string, Default[]> = {
  'networking.k8s.io/NetworkPolicy': [
    ...peers('ingress'),
    ...peers('egress'),
    [
      'policyTypes',
      ({ egress }: Fields) => [
        'Ingress',
        ...(Array.isArray(egress) && egress.length > 0 ? ['Egress'] : []),
      ],
    ],
  ],
  [`${gatewayApi}/HTTPRoute`]: httpRoute(gatewayApi),
  [`${gatewayApi}/GRPCRoute`]: [
    ...parents(gatewayApi),
    ...backends,
    ['rules.*.matches.*.method.type', 'Exact'],
    ['rules.*.matches.*.headers.*.type', 'Exact'],
  ],
  [`${gatewayApi}/TLSRoute`]: [...parents(gatewayApi), ...backends],
  [`${gatewayApi}/TCPRoute`]: [...parents(gatewayApi), ...backends],
  [`${gatewayApi}/Gateway`]: [
    ['listeners.*.allowedRoutes', { namespaces: { from: 'Same' } }],
    ['listeners.*.allowedRoutes.namespaces', { from: 'Same' }],
    ['listeners.*.allowedRoutes.namespaces.from', 'Same'],
    ['listeners.*.tls.mode', 'Terminate'],
    ['listeners.*.tls.certificateRefs.*.group', ''],
    ['listeners.*.tls.certificateRefs.*.kind', 'Secret'],
  ],
  'policy.linkerd.io/HTTPRoute': httpRoute('policy.linkerd.io'),
  'policy.linkerd.io/Server': [
    ['accessPolicy', 'deny'],
    ['proxyProtocol', 'unknown'],
  ],
};

/** Kinds of Kubernetes itself, which it keeps without lists that are empty. */
const ownGroups = ['networking.k8s.io', 'policy.networking.k8s.io'];

/** A `spec` as the API server keeps it: with what it fills in, so that Git need not say it. Changes nothing of what it gets. */
export function filledIn(group: string, kind: string, spec: unknown): unknown {
  const copy = ownGroups.includes(group)
    ? withoutEmptyLists(spec)
    : structuredClone(spec);
  for (const [path, value] of defaults[`${group}/${kind}`] ?? []) {
    fillIn(copy, path.split('.'), value);
  }
  return copy;
}

function fillIn(
  at: unknown,
  [key, ...rest]: string[],
  value: Default[1],
): void {
  if (typeof at !== 'object' || at === null) return;
  if (key === '*') {
    if (Array.isArray(at)) at.forEach(item => fillIn(item, rest, value));
    return;
  }
  const fields = at as Fields;
  if (rest.length > 0) fillIn(fields[key], rest, value);
  else {
    fields[key] ??= structuredClone(
      typeof value === 'function' ? value(fields) : value,
    );
  }
}

function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => !(Array.isArray(field) && field.length === 0))
      .map(([key, field]) => [key, withoutEmptyLists(field)]),
  );
}
