import { dnsPods } from '../network/dns-pods';
import { Network } from '../network/network';
import { Workload } from '../workload/workload';
import { NetworkPolicy, SelectorEntry } from './network-policy';
import { selectsNamespace, selectsPod } from './peer';

/**
 * The pods that an entry of `from` or `to` means.
 * @public
 */
export interface PodsMeant {
  /** Those that it surely means: of the snapshot, or the platform's. */
  pods: Workload[];
  /** Where it surely looks for them. */
  namespaces: string[];
  /** Can there be no others? Not where it selects namespaces that the snapshot does not hold. */
  isComplete: boolean;
}

/**
 * Looks up the pods that an entry in a rule of the policy means.
 * @public
 */
export function podsMeant(
  network: Network,
  { namespace: own }: NetworkPolicy,
  entry: SelectorEntry,
): PodsMeant {
  const { dns, pods = [] } = network.facts;
  const places = new Set([
    ...network.namespaces,
    ...[...pods, ...(dns ? [dns] : [])].map(({ namespace }) => namespace),
  ]);
  const selected = [...places].map(namespace => ({
    namespace,
    match: selectsNamespace(network, own, entry, namespace),
  }));
  const sure = selected.filter(({ match }) => match === 'yes');
  const inThem = sure
    .flatMap(({ namespace }) => [
      ...network.workloadsIn(namespace),
      ...(dns?.namespace === namespace ? [dnsPods(dns)] : []),
    ])
    .map(workload => ({ workload, match: selectsPod(entry, workload) }));
  return {
    namespaces: sure.map(({ namespace }) => namespace),
    pods: inThem
      .filter(({ match }) => match === 'yes')
      .map(({ workload }) => workload),
    isComplete:
      sure.length > 0 &&
      sure.every(({ namespace }) => network.namespaces.has(namespace)) &&
      [...selected, ...inThem].every(({ match }) => match !== 'maybe'),
  };
}
