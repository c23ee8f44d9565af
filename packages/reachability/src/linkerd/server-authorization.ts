import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { problemOf } from '../problem-of';
import { SnapshotObject } from '../snapshot';
import { Authorization, IdentityRule, Target } from './authorization';
import { identityTextSchema } from './identity-text';
import { networkRangeSchema } from './network-range';
import { linkerdSelectorSchema } from './selector';

const meshTlsSchema = z
  .strictObject({
    unauthenticatedTLS: z.boolean().default(false),
    identities: z.array(identityTextSchema).default([]),
    serviceAccounts: z
      .array(
        z.strictObject({ name: z.string(), namespace: z.string().optional() }),
      )
      .default([]),
  })
  .refine(
    ({ unauthenticatedTLS, identities, serviceAccounts }) =>
      !unauthenticatedTLS || identities.length + serviceAccounts.length === 0,
    { error: 'unauthenticatedTLS stands alone, without identities' },
  );

const serverSchema = z
  .strictObject({
    name: z.string().optional(),
    selector: linkerdSelectorSchema.optional(),
  })
  .refine(
    ({ name, selector }) => (name === undefined) !== (selector === undefined),
    { error: 'needs either a name or a selector' },
  );

const specSchema = z.strictObject({
  server: serverSchema,
  client: z
    .strictObject({
      networks: z.array(networkRangeSchema).default([]),
      unauthenticated: z.boolean().default(false),
      meshTLS: meshTlsSchema.optional(),
    })
    .refine(({ unauthenticated, meshTLS }) => !(unauthenticated && meshTLS), {
      path: ['unauthenticated'],
      error: 'must be false beside meshTLS',
    }),
});

type Spec = z.infer<typeof specSchema>;

/**
 * Reads a ServerAuthorization; nothing throws. One that names no networks is for those of the cluster.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#serverauthorization
 */
export function readServerAuthorization(object: SnapshotObject): Authorization {
  const { namespace = 'default' } = object.metadata;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) {
    const ofServer = serverSchema.safeParse(spec.server);
    return {
      object,
      namespace,
      ...(ofServer.success && { target: targetOf(ofServer.data) }),
      clients: {
        identity: { kind: 'patterns', patterns: [] },
        networks: { kind: 'cluster' },
      },
      problem: problemOf(object, parsed.error),
    };
  }
  const { server, client } = parsed.data;
  return {
    object,
    namespace,
    target: targetOf(server),
    clients: {
      identity: identityRule(client, namespace),
      networks: client.networks.length
        ? { kind: 'ranges', ranges: client.networks }
        : { kind: 'cluster' },
    },
  };
}

function targetOf({ name, selector = [] }: Spec['server']): Target {
  return name === undefined
    ? { kind: 'servers-with-labels', selector }
    : { kind: 'server', name };
}

/** Without anything it authorizes no clients. */
function identityRule(
  { unauthenticated, meshTLS }: Spec['client'],
  own: string,
): IdentityRule {
  if (unauthenticated) return { kind: 'anybody' };
  if (meshTLS?.unauthenticatedTLS) return { kind: 'any-identity' };
  return {
    kind: 'patterns',
    patterns: [
      ...(meshTLS?.identities ?? []),
      ...(meshTLS?.serviceAccounts ?? []).map(({ name, namespace = own }) => ({
        namespace,
        serviceAccount: name,
      })),
    ],
  };
}
