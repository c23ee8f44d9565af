import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { problemOf } from '../problem-of';
import { SnapshotObject } from '../snapshot';
import {
  Authorization,
  Clients,
  IdentityRule,
  NetworkRule,
  Target,
} from './authorization';
import { localReferenceSchema, Reference, referenceSchema } from './reference';

const kindsOfIdentity = [
  'policy.linkerd.io/meshtlsauthentication',
  '/serviceaccount',
];
const kindOfNetworks = 'policy.linkerd.io/networkauthentication';

/** A route of the Gateway API as a target is documented, and refused by the admission webhook that was read. */
const doubtfulTarget = 'gateway.networking.k8s.io/httproute';

const isOfIdentity = ({ kind }: Reference) => kindsOfIdentity.includes(kind);
const isOfNetworks = ({ kind }: Reference) => kind === kindOfNetworks;

const refsSchema = z
  .array(
    referenceSchema.refine(ref => isOfIdentity(ref) || isOfNetworks(ref), {
      error:
        'refers to MeshTLSAuthentication, NetworkAuthentication or ServiceAccount',
    }),
  )
  .refine(refs => refs.filter(isOfIdentity).length <= 1, {
    error: 'only one MeshTLSAuthentication or ServiceAccount may be required',
  })
  .refine(refs => refs.filter(isOfNetworks).length <= 1, {
    error: 'only one NetworkAuthentication may be required',
  });

const nobodyInParticular: Clients = {
  identity: { kind: 'patterns', patterns: [] },
  networks: { kind: 'anywhere' },
};

const targetSchemaIn = (namespace: string) =>
  localReferenceSchema.transform((ref, context) => {
    const target = targetOf(ref, namespace);
    if (target) return { kind: ref.kind, target };
    context.addIssue({
      code: 'custom',
      message:
        'refers to a Server, a route, or the namespace of the policy itself',
    });
    return z.NEVER;
  });

/**
 * Reads an AuthorizationPolicy of Linkerd; nothing throws.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#authorizationpolicy
 */
export function readLinkerdAuthorizationPolicy(
  object: SnapshotObject,
): Authorization {
  const { namespace = 'default' } = object.metadata;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const targetSchema = targetSchemaIn(namespace);
  const parsed = z
    .strictObject({
      targetRef: targetSchema,
      requiredAuthenticationRefs: refsSchema,
    })
    .safeParse(spec);
  if (!parsed.success) {
    const ofTarget = targetSchema.safeParse(spec.targetRef);
    return {
      object,
      namespace,
      ...(ofTarget.success && { target: ofTarget.data.target }),
      clients: nobodyInParticular,
      problem: problemOf(object, parsed.error),
    };
  }
  const { targetRef, requiredAuthenticationRefs: refs } = parsed.data;
  return {
    object,
    namespace,
    target: targetRef.target,
    clients: {
      identity: identityRule(refs.find(isOfIdentity), namespace),
      networks: networkRule(refs.find(isOfNetworks), namespace),
    },
    ...(targetRef.kind === doubtfulTarget && { unclear: 'targetRef' }),
  };
}

/** "This may only be the namespace of the AuthorizationPolicy." */
function targetOf(
  { kind, name }: z.infer<typeof localReferenceSchema>,
  namespace: string,
): Target | undefined {
  switch (kind) {
    case 'policy.linkerd.io/server':
      return { kind: 'server', name };
    case '/namespace':
      return name === namespace ? { kind: 'servers' } : undefined;
    case 'policy.linkerd.io/httproute':
    case doubtfulTarget:
      return { kind: 'route', route: 'HTTPRoute', name };
    case 'gateway.networking.k8s.io/grpcroute':
      return { kind: 'route', route: 'GRPCRoute', name };
    default:
      return undefined;
  }
}

/** Without one nobody has to prove anything. */
function identityRule(ref: Reference | undefined, own: string): IdentityRule {
  if (!ref) return { kind: 'anybody' };
  const { kind, name, namespace = own } = ref;
  return kind === '/serviceaccount'
    ? { kind: 'patterns', patterns: [{ namespace, serviceAccount: name }] }
    : { kind: 'authentication', namespace, name };
}

function networkRule(ref: Reference | undefined, own: string): NetworkRule {
  return ref
    ? {
        kind: 'authentication',
        namespace: ref.namespace ?? own,
        name: ref.name,
      }
    : { kind: 'anywhere' };
}
