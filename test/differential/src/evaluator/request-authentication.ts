import type { V1LabelSelector } from '@kubernetes/client-node';
import { Cluster, Pods } from './cluster';
import { Certainty } from './match';
import { isWorkloadSelector } from './mtls-mode';
import { podLabels, selects } from './selects';
import {
  allOfThem,
  fields,
  isAnything,
  isObject,
  isText,
  listOf,
} from './shape';

const isRule = allOfThem(
  fields({ issuer: isText, audiences: listOf(isText), jwksUri: isText }),
  rule => Boolean((rule as { issuer?: string }).issuer),
);
const isSpec = fields({
  selector: isWorkloadSelector,
  targetRefs: isAnything,
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
): Certainty | 'not readable' {
  const found = cluster.others
    .filter(({ kind }) => kind === 'RequestAuthentication')
    .filter(({ namespace }) =>
      [pods.namespace, rootNamespace].includes(namespace),
    )
    .filter(({ spec }) => !(isObject(spec) && 'targetRefs' in spec))
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
