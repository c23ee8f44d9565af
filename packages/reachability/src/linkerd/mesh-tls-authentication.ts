import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { IdentityPattern } from './identity';
import { identityTextSchema } from './identity-text';
import { Reference, referenceSchema } from './reference';

/** Identities that policies may refer to. */
export interface MeshTlsAuthentication {
  object: SnapshotObject;
  namespace: string;
  /** Nobody where there are none. */
  patterns: IdentityPattern[];
  problem?: Problem;
}

const specSchema = z
  .strictObject({
    identities: z.array(identityTextSchema).optional(),
    identityRefs: z
      .array(
        referenceSchema
          .refine(
            ({ kind }) => kind === '/serviceaccount' || kind === '/namespace',
            { error: 'refers to a ServiceAccount or a Namespace' },
          )
          .refine(
            ({ kind, namespace }) => kind !== '/namespace' || !namespace,
            { error: 'a Namespace is in no namespace' },
          ),
      )
      .optional(),
  })
  .refine(
    ({ identities, identityRefs }) =>
      (identities === undefined) !== (identityRefs === undefined),
    { error: 'needs either identities or identityRefs' },
  );

/**
 * Reads a MeshTLSAuthentication; nothing throws.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#meshtlsauthentication
 */
export function readMeshTlsAuthentication(
  object: SnapshotObject,
): MeshTlsAuthentication {
  const { namespace = 'default' } = object.metadata;
  const parsed = specSchema.safeParse(asSchemasReadIt(object.spec ?? {}));
  if (!parsed.success) {
    const problem = problemOf(object, parsed.error);
    return { object, namespace, patterns: [], problem };
  }
  const { identities = [], identityRefs = [] } = parsed.data;
  return {
    object,
    namespace,
    patterns: [
      ...identities,
      ...identityRefs.map(ref => patternOf(ref, namespace)),
    ],
  };
}

function patternOf(
  { kind, name, namespace }: Reference,
  own: string,
): IdentityPattern {
  return kind === '/namespace'
    ? { namespace: name }
    : { namespace: namespace ?? own, serviceAccount: name };
}
