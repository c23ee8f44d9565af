import { Network } from '../network/network';
import { Service, typeOf } from '../service/service';
import { naming, Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';
import { about } from './about';
import { Gateway, isAdmitted } from './gateway';
import { waypointClass } from './waypoint-pods';

const label = 'istio.io/use-waypoint';
const labelOfNamespace = 'istio.io/use-waypoint-namespace';

/** The Service, where a connection is to one; the addresses that a headless Service leads to are the pods'. */
export function byService(via: Service | undefined): Service | undefined {
  return via && typeOf(via) !== 'Headless' ? via : undefined;
}

/** What stands between pods and those of the mesh who call them, as far as these pods tell. */
export function bindingOf(
  network: Network,
  to: Workload,
  via: Service | undefined,
): 'none' | { doubts: Reason[] } | { waypoint: Gateway; notEvaluated: Reason } {
  const asked = askedFor(network, to, via);
  if (asked === 'none') return 'none';
  if (asked === 'unknown') {
    const detail = { namespace: to.namespace };
    return { doubts: [about('waypoint-unknown', to, detail)] };
  }
  const found = network.gatewaysNamed(asked.namespace, asked.name);
  const because = (why: string): Reason => ({
    ...about('waypoint', to, {
      waypoint: `${asked.namespace}/${asked.name}`,
      who: asked.who,
      why,
    }),
    ...(asked.who === '' && via && naming(via.object)),
  });
  const problem = hasCanary(network, to, via)
    ? 'canary'
    : problemWith(network, to.namespace, found);
  if (problem) return { doubts: [because(problem)] };
  const [waypoint] = found;
  return isForTraffic(waypoint, via ? 'service' : 'workload')
    ? { waypoint, notEvaluated: because('modes') }
    : 'none';
}

interface Asked {
  namespace: string;
  name: string;
  /** Empty where the Service asks. */
  who: string;
}

/** An object's own label goes before that of its namespace. */
function askedFor(
  network: Network,
  to: Workload,
  via: Service | undefined,
): Asked | 'none' | 'unknown' {
  const { namespace } = to;
  const own = via ? via.object.metadata.labels ?? {} : to.labels.known;
  const who = via ? '' : `the template of ${namespace}/${to.name}`;
  if (Object.hasOwn(own, label)) return named(own, namespace, who);
  const around = network.labelsOfNamespace(namespace);
  if (Object.hasOwn(around.known, label)) {
    return named(around.known, namespace, `the namespace ${namespace}`);
  }
  return around.mayHave(label) ? 'unknown' : 'none';
}

/** "Istio reserves the word none in this field". */
function named(
  labels: Record<string, string>,
  own: string,
  who: string,
): Asked | 'none' {
  const { [label]: name, [labelOfNamespace]: namespace = own } = labels;
  return name === 'none' ? 'none' : { namespace, name, who };
}

/** Another waypoint may be asked for a part of the calls. */
function hasCanary(
  network: Network,
  to: Workload,
  via: Service | undefined,
): boolean {
  return [
    via ? via.object.metadata.labels ?? {} : to.labels.known,
    network.labelsOfNamespace(to.namespace).known,
  ].some(labels => Object.hasOwn(labels, `${label}-canary`));
}

/** Why nobody knows what a waypoint does, where nobody does. */
function problemWith(
  network: Network,
  namespace: string,
  [waypoint, ...others]: Gateway[],
): string | undefined {
  if (!waypoint) return 'missing';
  if (others.length > 0) return 'twice';
  if (waypoint.className !== waypointClass) return 'class';
  if (waypoint.problem) return 'malformed';
  if (waypoint.isFor === undefined && network.waypointClassesWithSettings > 0) {
    return 'class-settings';
  }
  const match = isAdmitted(
    waypoint,
    namespace,
    network.labelsOfNamespace(namespace),
  );
  return match === 'yes' ? undefined : 'not-admitted';
}

/** What the label does not name goes straight. */
function isForTraffic(
  { isFor = 'service' }: Gateway,
  kind: 'service' | 'workload',
): boolean {
  return isFor === kind || isFor === 'all';
}

/** What pods and their namespace say of a waypoint, as a text. */
export function bindingText(network: Network, to: Workload): string {
  const binding = bindingOf(network, to, undefined);
  if (binding === 'none') return binding;
  return 'doubts' in binding
    ? JSON.stringify(binding.doubts.map(({ code }) => code))
    : `${binding.waypoint.namespace}/${binding.waypoint.name}`;
}
