import type { V1LabelSelector } from '@kubernetes/client-node';
import {
  AuthorizationPolicySpec,
  isAuthorizationPolicySpec,
  Rule,
  Strings,
} from './authorization-policy';
import { Cluster, NamespacedObject, Pods } from './cluster';
import { Certainty, every, Match, Say, some, verdictOf } from './match';
import { isWorkloadSelector } from './mtls-mode';
import { Outcome } from './outcome';
import { podLabels, selects } from './selects';
import { carriesTcp } from './service-protocol';
import { isObject } from './shape';

/** Who calls, as its certificate says; `none` without one, `unknown` where nobody knows whether there is one. */
export type Identity =
  | { trustDomain: string; namespace: string; serviceAccount: string }
  | 'none'
  | 'unknown';

/** A request at the sidecar of the pods that are called. */
export interface Arrival {
  identity: Identity;
  pods: Pods;
  port: number;
  rootNamespace: string;
}

/**
 * What AuthorizationPolicies say.
 * “If there are no ALLOW policies for the workload, allow the request. If any of the ALLOW policies match, allow. Deny.”
 */
export function authorizationOutcome(
  cluster: Cluster,
  arrival: Arrival,
): Outcome {
  const policies = policiesFor(cluster, arrival);
  // CUSTOM and DENY come first (trap 49) and are not evaluated.
  const others = policies.filter(({ spec }) => isDenyOrCustom(spec));
  if (others.length > 0) return 'unknown';

  return verdictOf(
    policies.map(({ spec, namespace, selected }): Say => {
      if (!isAuthorizationPolicySpec(spec)) {
        return { selects: every([selected, 'maybe']), ways: ['maybe'] };
      }
      const { rules = [] } = spec;
      return {
        selects: selected,
        ways: rules.map(rule => match(rule, namespace, arrival, cluster)),
      };
    }),
  );
}

/** “Root without selector: mesh-wide; with selector: matching workloads in all namespaces; namespace policies add” (trap 51). */
function policiesFor(cluster: Cluster, { pods, rootNamespace }: Arrival) {
  return cluster.others
    .filter(({ kind }) => kind === 'AuthorizationPolicy')
    .filter(({ namespace }) =>
      [pods.namespace, rootNamespace].includes(namespace),
    )
    .filter(policy => !isIgnored(policy))
    .map(policy => ({ ...policy, selected: selectsPods(policy.spec, pods) }))
    .filter(({ selected }) => selected !== 'no');
}

/** Sidecars ignore targetRefs completely (trap 54); dry-run and AUDIT never change an outcome (trap 49). */
function isIgnored({ spec, annotations }: NamespacedObject): boolean {
  if (annotations['istio.io/dry-run'] === 'true') return true;
  if (!isObject(spec)) return false;
  return 'targetRef' in spec || 'targetRefs' in spec || spec.action === 'AUDIT';
}

function isDenyOrCustom(spec: unknown): boolean {
  const { action } = spec as AuthorizationPolicySpec;
  return action === 'DENY' || action === 'CUSTOM';
}

function selectsPods(spec: unknown, pods: Pods): Certainty {
  const selector = isObject(spec) ? spec.selector ?? {} : undefined;
  return isWorkloadSelector(selector)
    ? selects(selector as V1LabelSelector, podLabels(pods.labels))
    : 'maybe';
}

/** “A match occurs when at least one source, one operation and all conditions match the request.” */
function match(
  { from = [], to = [], when = [] }: Rule,
  namespace: string,
  arrival: Arrival,
  cluster: Cluster,
): Match {
  const isHttp = to.some(({ operation = {} }) => hasHttpFields(operation));
  // “ALLOW rule with an HTTP field is dropped” where the port carries something else (trap 52).
  if (isHttp && carriesTcp(cluster, arrival.pods, arrival.port)) return 'no';

  const sources = from.map(({ source = {} }) =>
    isSource(source, namespace, arrival.identity),
  );
  const operations = to.map(({ operation = {} }) =>
    isOperation(operation, arrival.port),
  );
  return every<Match>([
    from.length > 0 ? some(sources) : 'yes',
    to.length > 0 ? some(operations) : 'yes',
    when.length > 0 ? 'maybe' : 'yes',
  ]);
}

/** “Fields in the source are ANDed together.” */
function isSource(
  { principals, namespaces, serviceAccounts, ...notEvaluated }: Strings,
  policyNamespace: string,
  identity: Identity,
): Certainty {
  const isCaller = (
    names: string[] | undefined,
    fits: (name: string, caller: Exclude<Identity, string>) => boolean,
  ): Certainty => {
    if (!names) return 'yes';
    if (identity === 'unknown') return 'maybe';
    // Positive fields never match a caller without a certificate (trap 53).
    if (identity === 'none') return 'no';
    return names.some(name => fits(name, identity)) ? 'yes' : 'no';
  };
  return every([
    isCaller(principals, (name, { trustDomain, namespace, serviceAccount }) =>
      fitsPattern(name, `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`),
    ),
    isCaller(namespaces, (name, { namespace }) => fitsPattern(name, namespace)),
    isCaller(serviceAccounts, (name, { namespace, serviceAccount }) => {
      const full = name.includes('/') ? name : `${policyNamespace}/${name}`;
      return full === `${namespace}/${serviceAccount}`;
    }),
    Object.keys(notEvaluated).length > 0 ? 'maybe' : 'yes',
  ]);
}

/** “Exact match, prefix match `abc*`, suffix match `*abc`, presence match `*`.” */
function fitsPattern(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  return pattern === text;
}

function hasHttpFields({ methods, paths }: Strings): boolean {
  return !!methods || !!paths;
}

/** “Fields in the operation are ANDed together.” */
function isOperation(operation: Strings, port: number): Match {
  const { ports, methods, paths, ...notEvaluated } = operation;
  return every<Match>([
    !ports || ports.includes(String(port)) ? 'yes' : 'no',
    hasHttpFields(operation) ? 'some requests' : 'yes',
    Object.keys(notEvaluated).length > 0 ? 'maybe' : 'yes',
  ]);
}
