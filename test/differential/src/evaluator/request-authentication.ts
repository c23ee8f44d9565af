import type { V1LabelSelector } from '@kubernetes/client-node';
import { isForGateway } from './authorization-outcome';
import { isTarget, targetsOf } from './authorization-policy';
import { Cluster, NamespacedObject, Pods } from './cluster';
import { Certainty } from './match';
import { isWorkloadSelector } from './mtls-mode';
import { podLabels, selects } from './selects';
import { allOfThem, fields, isObject, isText, listOf } from './shape';

const isRule = allOfThem(
  fields({ issuer: isText, audiences: listOf(isText), jwksUri: isText }),
  rule => Boolean((rule as { issuer?: string }).issuer),
);
const isSpec = fields({
  selector: isWorkloadSelector,
  targetRefs: listOf(isTarget),
  jwtRules: listOf(isRule),
});

/**
 * Does a sidecar read the tokens of requests? “A request that does not contain any authentication credentials will be
 * accepted but will not have any authenticated identity.”
 */
export function readsTokens(
  cluster: Cluster,
  pods: Pods,
  rootNamespace: string,
  waypoint?: NamespacedObject,
): Certainty | 'not readable' {
  const found = cluster.others
    .filter(({ kind }) => kind === 'RequestAuthentication')
    .filter(({ namespace }) =>
      [pods.namespace, rootNamespace].includes(namespace),
    )
    .filter(one => {
      if (!isSpec(one.spec)) return true;
      return waypoint
        ? isForGateway(one, waypoint, rootNamespace)
        : targetsOf(one.spec).length === 0;
    })
    .map(({ spec }) => ({ spec, selected: selectsPods(spec, pods) }))
    .filter(({ selected }) => selected !== 'no');
  if (found.some(({ spec }) => !isSpec(spec))) return 'not readable';
  const readers = found.filter(
    ({ spec }) => ((spec as { jwtRules?: unknown[] }).jwtRules ?? []).length,
  );
  if (readers.length === 0) return 'no';
  return readers.some(({ selected }) => selected === 'yes') ? 'yes' : 'maybe';
}

function selectsPods(spec: unknown, pods: Pods): Certainty {
  const selector = isObject(spec) ? spec.selector ?? {} : undefined;
  return isWorkloadSelector(selector)
    ? selects(selector as V1LabelSelector, podLabels(pods.labels))
    : 'maybe';
}
