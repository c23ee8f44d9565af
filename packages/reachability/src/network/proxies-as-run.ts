import { Workload } from '../workload/workload';
import { ProxyAsRun } from './facts';
import { Network } from './network';

/**
 * What a workload is called among the facts of what runs: `Deployment shop/orders`.
 * @public
 */
export function workloadKey({
  kind,
  namespace,
  name,
}: Pick<Workload, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}

/** What runs in front of the pods of a workload; nothing where only the manifests tell, or none of its pods runs. */
export function proxiesOf(
  { facts }: Network,
  workload: Workload,
): 'unknown' | readonly ProxyAsRun[] | undefined {
  const { proxies } = facts;
  // Pods that only the platform states are nobody's that was looked at.
  if (!proxies || !workload.object) return undefined;
  if (proxies === 'unknown') return proxies;
  const key = workloadKey(workload);
  const seen = Object.hasOwn(proxies, key) ? proxies[key] : [];
  return seen.length > 0 ? seen : undefined;
}

/** Why it is not known what stands in front of all its pods alike; nothing where it is, or only the manifests tell. */
export function whyMixed(
  network: Network,
  workload: Workload,
): { running: 'unseen' | 'some' } | undefined {
  const proxies = proxiesOf(network, workload);
  if (proxies === 'unknown') return { running: 'unseen' };
  return proxies && proxies.length > 1 ? { running: 'some' } : undefined;
}
