import type { V1LabelSelector } from '@kubernetes/client-node';
import { Cluster, NamespacedObject, Pods } from './cluster';
import { Certainty, every } from './match';
import { podLabels, selects } from './selects';
import { fields, isObject, isText, mapOf, oneOf } from './shape';

export type Mode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

interface PeerAuthenticationSpec {
  selector?: V1LabelSelector;
  mtls?: { mode?: Mode | 'UNSET' };
  portLevelMtls?: Record<string, { mode?: Mode | 'UNSET' }>;
}

/** `selector` of an Istio policy: labels only. */
export const isWorkloadSelector = fields({
  matchLabels: mapOf(isText, isText),
});

const isMtls = fields({
  mode: oneOf('UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT'),
});
const isSpec = fields({
  selector: isWorkloadSelector,
  mtls: isMtls,
  portLevelMtls: mapOf(port => /^\d+$/.test(String(port)), isMtls),
});

/**
 * What the pod's port takes: TLS only, plain text only, or both.
 *
 * Workload over namespace over mesh; UNSET inherits; the default is PERMISSIVE.
 * A policy with a selector in the root namespace is ignored, for pods of that namespace too.
 */
export function mtlsMode(
  cluster: Cluster,
  rootNamespace: string,
  pods: Pods,
  port: number,
): Mode | 'unknown' {
  const isHome = pods.namespace === rootNamespace;
  const within = (namespace: string, ...about: About[]) =>
    cluster.others
      .filter(({ kind }) => kind === 'PeerAuthentication')
      .filter(policy => policy.namespace === namespace)
      .filter(({ spec }) => about.includes(aboutWhom(spec)));
  const levels = [
    within(rootNamespace, 'all', 'not readable'),
    isHome ? [] : within(pods.namespace, 'all'),
    isHome ? [] : within(pods.namespace, 'some', 'not readable'),
  ];
  return levels.reduce<Mode | 'unknown'>(
    (inherited, level) => modeOfLevel(level, inherited, pods, port),
    'PERMISSIVE',
  );
}

type About = 'all' | 'some' | 'not readable';

/** An empty selector is none. */
function aboutWhom(spec: unknown): About {
  const { selector = {} } = spec as { selector?: unknown };
  if (!isWorkloadSelector(selector)) return 'not readable';
  const { matchLabels = {} } = selector as V1LabelSelector;
  return Object.keys(matchLabels).length > 0 ? 'some' : 'all';
}

/** The oldest of several counts, but a manifest has no age. */
function modeOfLevel(
  policies: NamespacedObject[],
  inherited: Mode | 'unknown',
  pods: Pods,
  port: number,
): Mode | 'unknown' {
  const candidates = policies.filter(
    ({ spec }) => selectsPods(spec, pods) !== 'no',
  );
  if (candidates.length === 0) return inherited;
  if (candidates.some(({ spec }) => selectsPods(spec, pods) === 'maybe')) {
    return 'unknown';
  }
  const modes = candidates.map(({ spec }) => {
    const { mtls, portLevelMtls } = spec as PeerAuthenticationSpec;
    return [portLevelMtls?.[port]?.mode, mtls?.mode, inherited].find(
      mode => mode && mode !== 'UNSET',
    ) as Mode | 'unknown';
  });
  return modes.every(mode => mode === modes[0]) ? modes[0] : 'unknown';
}

/** A malformed one may select whatever its selector does. */
function selectsPods(spec: unknown, pods: Pods): Certainty {
  const selector = isObject(spec) ? spec.selector ?? {} : undefined;
  if (!isWorkloadSelector(selector)) return 'maybe';
  const selected = selects(selector as V1LabelSelector, podLabels(pods.labels));
  return isSpec(spec) ? selected : every([selected, 'maybe']);
}
