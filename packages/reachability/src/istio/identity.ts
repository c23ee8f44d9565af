import { Match } from '../labels/selector';
import { Workload } from '../workload/workload';

/**
 * Who a caller proves to be: nobody where it is outside of the mesh. It is not known where its membership is not, and
 * where a sidecar and a ztunnel meet: how these two speak is up to how Istio was installed.
 */
export type Identity =
  | { kind: 'none' }
  | { kind: 'unknown'; why: 'membership' | 'modes' }
  | {
      kind: 'workload';
      principal: string;
      workload: Workload;
      /** Whose proxy reads it: what policies mean by `cluster.local` differs between them. */
      readBy: 'sidecar' | 'ztunnel';
    };

export function identityOf(
  workload: Workload,
  trustDomain: string,
  readBy: 'sidecar' | 'ztunnel',
): Identity {
  const { namespace, serviceAccount } = workload;
  return {
    kind: 'workload',
    principal: `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`,
    workload,
    readBy,
  };
}

/** The fields of a source that name callers by their identity. */
export type IdentityField = 'principals' | 'namespaces' | 'serviceAccounts';

/**
 * Is the caller one of those that a field of a source names? Without an identity it is nobody's.
 * `namespace` is the policy's: a service account without one is of there.
 */
export function isNamed(
  field: IdentityField,
  values: string[],
  identity: Identity,
  namespace: string,
): Match {
  if (identity.kind === 'none') return 'no';
  if (identity.kind === 'unknown') return 'maybe';
  const { workload } = identity;
  return anyOne(values, value => {
    if (field === 'principals') return isPrincipal(value, identity);
    if (field === 'namespaces') return isNamespace(value, workload.namespace);
    const full = value.includes('/') ? value : `${namespace}/${value}`;
    const own = `${workload.namespace}/${workload.serviceAccount}`;
    return own.length === full.length ? endsWith(own, full) : 'no';
  });
}

/** One of the values is enough. */
function anyOne(values: string[], fits: (value: string) => Match): Match {
  const matches = values.map(fits);
  if (matches.includes('yes')) return 'yes';
  return matches.includes('maybe') ? 'maybe' : 'no';
}

/**
 * For sidecars `cluster.local` is "a pointer to the local trust domain", and a mesh may have other names for its own that
 * no manifest tells: whoever is named in another trust domain may be who calls.
 * @see https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
function isPrincipal(
  pattern: string,
  { principal, readBy }: Extract<Identity, { kind: 'workload' }>,
): Match {
  const match = matchesText(pattern, principal);
  const [domain, ...rest] = pattern.split('/');
  if (match !== 'no' || rest.length !== 4 || domain === '*') return match;
  const inOurs = [principal.split('/')[0], ...rest].join('/');
  const inItsOwn = matchesText(inOurs, principal);
  if (readBy === 'sidecar' && domain === 'cluster.local') return inItsOwn;
  return inItsOwn === 'no' ? 'no' : 'maybe';
}

/** Namespaces have no other characters: what else stands there is read as a part of an expression. */
function isNamespace(pattern: string, namespace: string): Match {
  const match = matchesText(pattern, namespace);
  const isPlain = /^\*?[-a-z0-9]*\*?$/.test(pattern);
  return match === 'no' && !isPlain ? 'maybe' : match;
}

/**
 * "Exact match, prefix match, suffix match, presence match" of Istio's text fields.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
function matchesText(pattern: string, text: string): Match {
  if (pattern === '*') return text === '' ? 'no' : 'yes';
  if (pattern.startsWith('*')) return endsWith(text, pattern.slice(1));
  const fits = pattern.endsWith('*')
    ? text.startsWith(pattern.slice(0, -1))
    : pattern === text;
  return fits ? 'yes' : 'no';
}

/** Of suffixes, and of service accounts, a sidecar makes an expression: a dot in it stands for any character. */
function endsWith(text: string, suffix: string): Match {
  if (text.endsWith(suffix)) return 'yes';
  if (/[^-\w/.*]/.test(suffix)) return 'maybe';
  const loosely = suffix.replace(/\*/g, '').split('.');
  const end = text.slice(-loosely.join('.').length);
  const isLoose =
    loosely.length > 1 && new RegExp(`^${loosely.join('.')}$`).test(end);
  return isLoose ? 'maybe' : 'no';
}
