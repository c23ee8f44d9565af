import type { V1LabelSelector } from '@kubernetes/client-node';
import {
  AuthorizationPolicySpec,
  isAuthorizationPolicySpec,
  targetsOf,
} from './authorization-policy';
import { waysToMatch } from './authorization-rule';
import { Arrival } from './arrival';
import { Cluster, NamespacedObject, Pods } from './cluster';
import { Certainty, every, Match, Say, verdictOf } from './match';
import { isWorkloadSelector } from './mtls-mode';
import { allOf, Outcome } from './outcome';
import { podLabels, selects } from './selects';
import { isObject } from './shape';

/** A policy that may have a say. */
interface Saying extends Say {
  action: AuthorizationPolicySpec['action'];
  provider?: string;
  isDryRun: boolean;
}

/** What a rule that matches does. */
const denied: Record<Match, Outcome> = {
  yes: 'denied',
  no: 'allowed',
  maybe: 'unknown',
  'some requests': 'conditional',
  'over IPv4': 'unknown',
  'over IPv6': 'unknown',
};

/**
 * What AuthorizationPolicies say, in their order (trap 49): “CUSTOM, DENY, and finally ALLOW”.
 * “If there are no ALLOW policies for the workload, allow the request. If any of the ALLOW policies match, allow. Deny.”
 */
export function authorizationOutcome(
  cluster: Cluster,
  arrival: Arrival,
): Outcome {
  const says = policiesFor(cluster, arrival).map(policy =>
    toSay(policy, arrival),
  );
  const of = (action: Saying['action']) =>
    says.filter(one => one.action === action);
  return allOf([
    askOthers(of('CUSTOM')),
    ...of('DENY').map(say => takeAway(say, denied)),
    verdictOf(of('ALLOW')),
  ]);
}

/** An external authorizer is asked, whose answer nobody knows; of more than one for the same pods Istio makes a denial. */
function askOthers(says: Saying[]): Outcome {
  const asking = says.map(say => ({
    provider: say.provider,
    outcome: takeAway(say, {
      ...denied,
      // A dry run asks all the same, in some versions.
      yes: say.isDryRun ? 'unknown' : 'conditional',
      'some requests': say.isDryRun ? 'unknown' : 'conditional',
    }),
  }));
  const outcome = allOf(asking.map(one => one.outcome));
  const providers = asking
    .filter(one => one.outcome !== 'allowed')
    .map(({ provider }) => provider);
  return outcome === 'conditional' && new Set(providers).size > 1
    ? 'unknown'
    : outcome;
}

/** “If any DENY policies match”: each way counts. One that perhaps selects perhaps takes away. */
function takeAway(say: Say, effect: Record<Match, Outcome>): Outcome {
  const outcome = allOf(say.ways.map(way => effect[way]));
  return say.selects === 'yes' || outcome === 'allowed' ? outcome : 'unknown';
}

type Policy = NamespacedObject & { selected: Certainty };

/** “Root without selector: mesh-wide; with selector: matching workloads in all namespaces; namespace policies add” (trap 51). */
function policiesFor(cluster: Cluster, arrival: Arrival): Policy[] {
  const { pods, rootNamespace, waypoint } = arrival;
  return cluster.others
    .filter(({ kind }) => kind === 'AuthorizationPolicy')
    .filter(({ namespace }) =>
      [pods.namespace, rootNamespace].includes(namespace),
    )
    .filter(policy => !isIgnored(policy))
    .filter(policy =>
      waypoint && isAuthorizationPolicySpec(policy.spec)
        ? isForGateway(policy, waypoint, rootNamespace)
        : !isAuthorizationPolicySpec(policy.spec) ||
          targetsOf(policy.spec).length === 0,
    )
    .map(policy => ({ ...policy, selected: selectsPods(policy.spec, pods) }))
    .filter(({ selected }) => selected !== 'no');
}

/** Waypoints read policies that name them or their class, which only the root namespace may; sidecars and ztunnels none (trap 54). */
export function isForGateway(
  { namespace, spec }: NamespacedObject,
  gateway: Pick<NamespacedObject, 'namespace' | 'name'>,
  rootNamespace: string,
): boolean {
  return targetsOf(spec).some(({ kind, name }) =>
    kind === 'GatewayClass'
      ? namespace === rootNamespace && name === 'istio-waypoint'
      : kind === 'Gateway' &&
        namespace === gateway.namespace &&
        name === gateway.name,
  );
}

/** Dry-run and AUDIT never change an outcome (trap 49). */
export function isIgnored(policy: NamespacedObject): boolean {
  const { spec } = policy;
  if (!isObject(spec)) return false;
  if (isDryRun(policy) && spec.action !== 'CUSTOM') return true;
  return spec.action === 'AUDIT';
}

function isDryRun({ annotations }: NamespacedObject): boolean {
  return annotations['istio.io/dry-run'] === 'true';
}

function toSay(policy: Policy, arrival: Arrival): Saying {
  const { spec, namespace, selected } = policy;
  const about = { isDryRun: isDryRun(policy) };
  if (!isAuthorizationPolicySpec(spec)) {
    const { action } = spec as { action?: string };
    return {
      ...about,
      action: action === 'DENY' || action === 'CUSTOM' ? action : 'ALLOW',
      selects: every([selected, 'maybe']),
      ways: ['maybe'],
    };
  }
  const { action = 'ALLOW', provider, rules = [] } = spec;
  return {
    ...about,
    action,
    provider: provider?.name,
    selects: selected,
    ways: rules.flatMap(rule => waysToMatch(rule, action, namespace, arrival)),
  };
}

function selectsPods(spec: unknown, pods: Pods): Certainty {
  const selector = isObject(spec) ? spec.selector ?? {} : undefined;
  return isWorkloadSelector(selector)
    ? selects(selector as V1LabelSelector, podLabels(pods.labels))
    : 'maybe';
}
