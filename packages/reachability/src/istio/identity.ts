import { Match } from '../labels/selector';
import { Workload } from '../workload/workload';
import { SourceRule } from './authorization-policy';

/** Who a caller proves to be: nobody where it has no sidecar, and perhaps not known. */
export type Identity =
  | { kind: 'none' }
  | { kind: 'unknown' }
  | { kind: 'workload'; principal: string; workload: Workload };

export function identityOf(workload: Workload, trustDomain: string): Identity {
  const { namespace, serviceAccount } = workload;
  return {
    kind: 'workload',
    principal: `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`,
    workload,
  };
}

type Field = 'principals' | 'namespaces' | 'serviceAccounts';

/**
 * Is the caller one of those that a field of a source names? Without an identity it is nobody's.
 * `namespace` is the policy's: a service account without one is of there.
 */
export function isNamed(
  field: Field,
  values: NonNullable<SourceRule[Field]>,
  identity: Identity,
  namespace: string,
): Match {
  if (identity.kind === 'none') return 'no';
  if (identity.kind === 'unknown') return 'maybe';
  const { principal, workload } = identity;
  const isOneOf = values.some(value => {
    if (field === 'principals') return matchesText(value, principal);
    if (field === 'namespaces') return matchesText(value, workload.namespace);
    const full = value.includes('/') ? value : `${namespace}/${value}`;
    return full === `${workload.namespace}/${workload.serviceAccount}`;
  });
  return isOneOf ? 'yes' : 'no';
}

/**
 * "Exact match, prefix match, suffix match, presence match" of Istio's text fields.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
function matchesText(pattern: string, text: string): boolean {
  if (pattern === '*') return text !== '';
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return pattern === text;
}
