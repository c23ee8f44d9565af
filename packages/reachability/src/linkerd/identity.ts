import { LinkerdFacts } from '../network/facts';
import { Workload } from '../workload/workload';

/** Whom a policy names: an identity by its text, or service accounts of a namespace, all where none is named. */
export type IdentityPattern =
  | { text: string }
  | { namespace: string; serviceAccount?: string };

/** The identity that a proxy gets for its pod's service account. */
export function identityOf(
  { namespace, serviceAccount }: Workload,
  mesh: LinkerdFacts,
): string {
  return identityText(serviceAccount, namespace, mesh);
}

/**
 * Does the pattern name this identity? "The `*` prefix can be used to match all identities in a domain. An identity string
 * of `*` indicates that all authentication clients are authorized."
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#meshtlsauthentication
 */
export function names(
  pattern: IdentityPattern,
  identity: string,
  mesh: LinkerdFacts,
): boolean {
  const text =
    'text' in pattern
      ? pattern.text
      : identityText(pattern.serviceAccount ?? '*', pattern.namespace, mesh);
  if (text === '*') return true;
  return text.startsWith('*.')
    ? identity.endsWith(text.slice(1))
    : identity === text;
}

function identityText(
  serviceAccount: string,
  namespace: string,
  { namespace: controlPlane, trustDomain }: LinkerdFacts,
): string {
  return `${serviceAccount}.${namespace}.serviceaccount.identity.${controlPlane}.${trustDomain}`;
}
