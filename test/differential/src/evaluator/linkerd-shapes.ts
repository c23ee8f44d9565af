import { isCidr, isStrictlyInside } from './ip-block';
import { defaultPolicies } from './linkerd-facts';
import { Reference } from './linkerd-reference';
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

const has =
  (...names: string[]): Shape =>
  value =>
    isObject(value) && names.every(name => name in value);
const hasOneOf =
  (one: string, other: string): Shape =>
  value =>
    isObject(value) && one in value !== other in value;

const isRequirement: Shape = value => {
  const { key, operator, values } = (value ?? {}) as Record<string, unknown>;
  if (typeof key !== 'string') return false;
  return /^(Not)?In$/.test(String(operator))
    ? Array.isArray(values) && values.length > 0 && values.every(isText)
    : /^(Exists|DoesNotExist)$/.test(String(operator)) && values === undefined;
};

/** Labels and expressions; “(Operator::Exists, key, None)”: no values, not even an empty list. */
export const isLinkerdSelector = fields({
  matchLabels: mapOf(isText, isText),
  matchExpressions: listOf(isRequirement),
});

const isServerShape = allOfThem(
  has('port'),
  hasOneOf('podSelector', 'externalWorkloadSelector'),
  fields({
    podSelector: isLinkerdSelector,
    externalWorkloadSelector: isLinkerdSelector,
    port: value => isText(value) || (isNumber(value) && Number(value) > 0),
    proxyProtocol: oneOf(
      'unknown',
      'HTTP/1',
      'HTTP/2',
      'gRPC',
      'opaque',
      'TLS',
    ),
    accessPolicy: oneOf(...defaultPolicies),
  }),
);

/** Would the API server take this Server? `accessPolicy` came with v1beta3. */
export const isServerSpec = (spec: unknown, apiVersion: string) =>
  isServerShape(spec) &&
  (apiVersion.endsWith('v1beta3') ||
    !('accessPolicy' in (spec as Record<string, unknown>)));

const isReference = allOfThem(
  has('kind', 'name'),
  fields({ group: isText, kind: isText, name: isText, namespace: isText }),
);
const counts =
  (atMost: number, ...kinds: string[]): Shape =>
  refs =>
    (refs as Reference[]).filter(({ kind }) => kinds.includes(kind)).length <=
    atMost;

/** Would the webhook take this target? */
export const isTargetRef = (ref: unknown, namespace: string) =>
  allOfThem(
    has('kind', 'name'),
    fields({ group: isText, kind: isText, name: isText }),
    value => {
      const { kind, name } = value as Reference;
      return kind === 'Namespace'
        ? name === namespace
        : ['Server', 'HTTPRoute', 'GRPCRoute'].includes(kind);
    },
  )(ref);

/** Would the webhook take this AuthorizationPolicy? */
export const isPolicySpec = (spec: unknown, namespace: string) =>
  allOfThem(
    has('targetRef', 'requiredAuthenticationRefs'),
    fields({
      targetRef: ref => isTargetRef(ref, namespace),
      requiredAuthenticationRefs: allOfThem(
        listOf(
          allOfThem(isReference, ref =>
            [
              'ServiceAccount',
              'MeshTLSAuthentication',
              'NetworkAuthentication',
            ].includes((ref as Reference).kind),
          ),
        ),
        counts(1, 'ServiceAccount', 'MeshTLSAuthentication'),
        counts(1, 'NetworkAuthentication'),
      ),
    }),
  )(spec);

const isIdentity: Shape = value =>
  isText(value) && /^(\*|[-a-z0-9]+)(\.[-a-z0-9]+)*$/.test(String(value));

export const isMeshTlsSpec = allOfThem(
  hasOneOf('identities', 'identityRefs'),
  fields({ identities: listOf(isIdentity), identityRefs: listOf(isReference) }),
);

const isNetwork = allOfThem(
  has('cidr'),
  fields({ cidr: isCidr, except: listOf(isCidr) }),
  network => {
    const { cidr, except = [] } = network as {
      cidr: string;
      except?: string[];
    };
    return except.every(one => isStrictlyInside(one, cidr));
  },
);

export const isNetworkSpec = allOfThem(
  has('networks'),
  fields({ networks: list => listOf(isNetwork)(list) && !isEmpty(list) }),
);

export const isServerAuthorizationSpec = allOfThem(
  has('server', 'client'),
  fields({
    server: allOfThem(
      hasOneOf('name', 'selector'),
      fields({ name: isText, selector: isLinkerdSelector }),
    ),
    client: fields({
      networks: listOf(isNetwork),
      unauthenticated: oneOf(true, false),
      meshTLS: fields({
        unauthenticatedTLS: oneOf(true, false),
        identities: listOf(isIdentity),
        serviceAccounts: listOf(fields({ name: isText, namespace: isText })),
      }),
    }),
  }),
);

const isMatch = fields({
  path: fields({
    type: oneOf('Exact', 'PathPrefix', 'RegularExpression'),
    value: isText,
  }),
  method: oneOf('GET', 'PUT', 'POST', 'DELETE'),
  headers: listOf(isAnything),
});
const isCall = fields({
  method: fields({ service: isText, method: isText, type: isText }),
  headers: listOf(isAnything),
});
const isRoute = (match: Shape) =>
  fields({
    parentRefs: listOf(isAnything),
    hostnames: listOf(isText),
    rules: listOf(
      fields({ matches: listOf(match), filters: listOf(isAnything) }),
    ),
  });

export const isHttpRouteSpec = isRoute(isMatch);
export const isGrpcRouteSpec = isRoute(isCall);

function isEmpty(list: unknown): boolean {
  return (list as unknown[]).length === 0;
}
