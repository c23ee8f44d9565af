import { deployedNamespace, isRendered } from '@callboard/manifests';
import { ServiceName } from '@callboard/plugin-callboard-common';
import { z } from 'zod';
import { RepositoryState } from '../../../repository/state';
import { Pair } from './pair';
import { hasLabels, Workload, workloadsIn } from './pods';

const labelSelector = z.object({
  matchLabels: z.record(z.string(), z.string()).default({}),
  matchExpressions: z.array(z.unknown()).default([]),
});
const peer = z.object({
  podSelector: labelSelector.optional(),
  namespaceSelector: labelSelector.optional(),
  ipBlock: z.unknown().optional(),
});
const policy = z.object({
  podSelector: labelSelector.default({ matchLabels: {}, matchExpressions: [] }),
  ingress: z.array(z.object({ from: z.array(peer).default([]) })).default([]),
});

type Selector = z.infer<typeof labelSelector>;

/**
 * The files with hand-written network policies that seem to let the caller in, whatever becomes of its grant. It errs
 * by naming one too many: an expression is taken to match, ports are not looked at. Other kinds of policies and ranges
 * of addresses are not looked at either.
 */
export function letInByHand(
  state: RepositoryState,
  { service, caller }: Pair,
): string[] {
  const found = [...state.platforms].flatMap(([environment, platform]) => {
    const inCluster = ({ namespace, name }: ServiceName) => ({
      namespace: deployedNamespace(namespace, platform),
      name,
    });
    const callee = podsOf(state, environment, inCluster(service));
    const callers = state.microservices.has(
      `${caller.namespace}/${caller.name}`,
    )
      ? podsOf(state, environment, inCluster(caller))
      : podsOf(state, environment, caller);
    return state.snapshots
      .get(environment)!
      .objects.filter(
        ({ kind, metadata, spec, at }) =>
          kind === 'NetworkPolicy' &&
          metadata.namespace === inCluster(service).namespace &&
          !isRendered(state.files.get(at.path)?.text ?? '') &&
          letsIn(spec, callee, callers),
      )
      .map(({ at }) => at.path);
  });
  return [...new Set(found)];
}

function podsOf(
  state: RepositoryState,
  environment: string,
  { namespace, name }: ServiceName,
): Workload[] {
  return workloadsIn(state, environment, namespace).filter(
    workload => workload.name === name,
  );
}

function letsIn(
  spec: unknown,
  callee: Workload[],
  callers: Workload[],
): boolean {
  const parsed = policy.safeParse(spec);
  if (!parsed.success) return false;
  const { podSelector, ingress } = parsed.data;
  return (
    callee.some(pods => hasLabels(pods, podSelector.matchLabels)) &&
    ingress.some(
      ({ from }) =>
        from.length === 0 ||
        callers.some(pods =>
          from.some(
            ({ ipBlock, ...selectors }) =>
              !ipBlock && selects(selectors, callee[0].namespace, pods),
          ),
        ),
    )
  );
}

/** "podSelector … Otherwise it selects the pods matching podSelector in the policy's own namespace." */
function selects(
  {
    podSelector,
    namespaceSelector,
  }: { podSelector?: Selector; namespaceSelector?: Selector },
  ownNamespace: string,
  pods: Workload,
): boolean {
  const name =
    namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] ??
    (namespaceSelector ? pods.namespace : ownNamespace);
  return (
    name === pods.namespace &&
    (!podSelector || hasLabels(pods, podSelector.matchLabels))
  );
}
