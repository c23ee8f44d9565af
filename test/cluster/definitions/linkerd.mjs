/**
 * Linkerd's kinds that we write, as the templates of the Helm chart linkerd-crds define them. Stated by hand: its
 * releases are no versions of a Go module, and the definitions stand in templates. Only the versions that we write, without
 * columns and status.
 * @see https://github.com/linkerd/linkerd2/tree/main/charts/linkerd-crds/templates/policy, read at these commits:
 *   server.yaml and http-local-ratelimit-policy.yaml 111fc98d, authorization-policy.yaml f8df78ff,
 *   meshtls-authentication.yaml 35a13779, network-authentication.yaml a84dd4b0
 */
const text = { type: 'string' };
const name = { ...text, minLength: 1, maxLength: 253 };
const namespace = { ...text, maxLength: 253 };
const whole = { type: 'integer', format: 'int64' };

const list = items => ({ type: 'array', items });
const someOf = items => ({ ...list(items), minItems: 1 });
const fields = (properties, required) => ({
  type: 'object',
  ...(required && { required }),
  properties,
});
const oneOf = (schema, ...names) => ({
  ...schema,
  oneOf: names.map(it => ({ required: [it] })),
});

/** No group stands for the core group. The patterns are those of a DNS name and of a kind's name. */
const reference = (more, required) =>
  fields(
    {
      group: {
        ...text,
        maxLength: 253,
        pattern:
          '^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
      },
      kind: {
        ...text,
        minLength: 1,
        maxLength: 63,
        pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$',
      },
      name,
      ...more,
    },
    required,
  );

/** Values of labels are not looked at. */
const selector = fields({
  matchLabels: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  matchExpressions: list(
    fields(
      {
        key: text,
        operator: { ...text, enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
        values: list(text),
      },
      ['key', 'operator'],
    ),
  ),
});

const server = oneOf(
  fields(
    {
      accessPolicy: { ...text, default: 'deny' },
      podSelector: selector,
      externalWorkloadSelector: selector,
      port: { 'x-kubernetes-int-or-string': true },
      proxyProtocol: { ...text, default: 'unknown' },
    },
    ['port'],
  ),
  'podSelector',
  'externalWorkloadSelector',
);

const authorizationPolicy = fields(
  {
    targetRef: reference({}, ['kind', 'name']),
    requiredAuthenticationRefs: list(
      reference({ namespace }, ['kind', 'name']),
    ),
  },
  ['targetRef', 'requiredAuthenticationRefs'],
);

const meshTlsAuthentication = oneOf(
  fields({
    identities: someOf(text),
    identityRefs: someOf(reference({ namespace }, ['kind'])),
  }),
  'identities',
  'identityRefs',
);

const networkAuthentication = fields(
  { networks: list(fields({ cidr: text, except: list(text) }, ['cidr'])) },
  ['networks'],
);

const rate = more =>
  fields({ requestsPerSecond: whole, ...more }, [
    'requestsPerSecond',
    ...Object.keys(more),
  ]);
const client = reference(
  {
    namespace: {
      ...text,
      minLength: 1,
      maxLength: 63,
      pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
    },
  },
  ['kind', 'name'],
);
const httpLocalRateLimitPolicy = fields(
  {
    targetRef: reference({}, ['kind', 'name']),
    total: rate({}),
    identity: rate({}),
    overrides: list(rate({ clientRefs: list(client) })),
  },
  ['targetRef'],
);

/** Of Linkerd's routes only what says which requests come to a Server: no backends, no filters. */
const path = fields({
  type: {
    ...text,
    default: 'PathPrefix',
    enum: ['Exact', 'PathPrefix', 'RegularExpression'],
  },
  value: { ...text, default: '/', maxLength: 1024 },
});
const method = {
  ...text,
  enum: [
    ...['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    ...['CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
  ],
};
const httpRoute = fields({
  parentRefs: { ...list(reference({}, ['name'])), maxItems: 32 },
  rules: {
    ...list(
      fields({ matches: { ...list(fields({ path, method })), maxItems: 8 } }),
    ),
    maxItems: 16,
  },
});

const definition = (version, kind, plural, spec) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.policy.linkerd.io` },
  spec: {
    group: 'policy.linkerd.io',
    scope: 'Namespaced',
    names: { kind, plural, singular: kind.toLowerCase() },
    versions: [
      {
        name: version,
        served: true,
        storage: true,
        schema: { openAPIV3Schema: fields({ spec }, ['spec']) },
      },
    ],
  },
});

export const linkerdCrds = [
  definition('v1beta3', 'Server', 'servers', server),
  definition('v1beta3', 'HTTPRoute', 'httproutes', httpRoute),
  definition(
    'v1alpha1',
    'AuthorizationPolicy',
    'authorizationpolicies',
    authorizationPolicy,
  ),
  definition(
    'v1alpha1',
    'MeshTLSAuthentication',
    'meshtlsauthentications',
    meshTlsAuthentication,
  ),
  definition(
    'v1alpha1',
    'NetworkAuthentication',
    'networkauthentications',
    networkAuthentication,
  ),
  definition(
    'v1alpha1',
    'HTTPLocalRateLimitPolicy',
    'httplocalratelimitpolicies',
    httpLocalRateLimitPolicy,
  ),
];
