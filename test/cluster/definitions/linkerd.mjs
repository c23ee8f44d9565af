/**
 * Linkerd's kinds that we write, as the Helm chart linkerd-crds defines them. Written by hand: Linkerd tags no version
 * that Go's module proxy serves, and the definitions in the chart are templates. Only the versions that we write, without
 * columns and status.
 * @see https://github.com/linkerd/linkerd2/tree/111fc98d7bef30c5a2e95502d8b0738aebfefab5/charts/linkerd-crds/templates/policy
 */
const text = { type: 'string' };
const name = { ...text, minLength: 1, maxLength: 253 };
const namespace = { ...text, maxLength: 253 };
const whole = { type: 'integer', format: 'int64' };

const list = items => ({ type: 'array', items });
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
    identities: list({
      ...text,
      pattern:
        '^(\\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
    }),
    identityRefs: list(reference({ namespace }, ['kind'])),
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
