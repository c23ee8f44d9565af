import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { naming, Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';
import { about } from './about';
import { Arrival } from './arrival';
import { membershipOf } from './membership';

const label = 'istio.io/use-waypoint';

/**
 * The waypoints that may be on the way: they judge requests by policies of their own and call in their own name, and one
 * that is not ready is passed by. What they do is not evaluated. Who is outside of the mesh knows of none.
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function waypointsOnTheWay(
  network: Network,
  { kind }: IstioFacts,
  { from, to, via, protocol }: Arrival,
): Reason[] {
  if (
    kind !== 'istio-ambient' ||
    protocol !== 'TCP' ||
    from.kind === 'addresses' ||
    membershipOf(network, from.workload) === 'no'
  ) {
    return [];
  }
  const ofService = via?.object.metadata.labels?.[label];
  const ofPods = to.labels.known[label];
  const { known, mayHave } = network.labelsOfNamespace(to.namespace);
  const asked = (waypoint: string, who: string): Reason =>
    about('waypoint', to, { waypoint, who });
  if (via && ofService && ofService !== 'none') {
    return [{ ...asked(ofService, ''), ...naming(via.object) }];
  }
  if (ofPods && ofPods !== 'none') {
    return [asked(ofPods, `the template of ${to.namespace}/${to.name}`)];
  }
  // Those of a namespace are for Services or for pods: which of them the waypoint itself says.
  const isOptedOut = ofPods === 'none' && (!via || ofService === 'none');
  if (isOptedOut) return [];
  const ofNamespace = known[label] ?? 'none';
  if (ofNamespace !== 'none') {
    return [asked(ofNamespace, `the namespace ${to.namespace}`)];
  }
  return mayHave(label)
    ? [about('waypoint-unknown', to, { namespace: to.namespace })]
    : [];
}

/** The labels of a workload's pods and of its namespace that may name a waypoint; a namespace that is not known may. */
export function waypointLabels(
  network: Network,
  { namespace, labels }: Workload,
): unknown[] {
  const { known, mayHave } = network.labelsOfNamespace(namespace);
  return [labels.known[label], known[label], mayHave(label)];
}
