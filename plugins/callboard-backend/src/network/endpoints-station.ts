import { Explanation } from '@callboard/plugin-callboard-common';
import { PortSpec, Service, Step } from '@callboard/reachability';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { endpointsOf, slicesOf, whyUnknown } from '../cluster/facts/endpoints';
import { Scene } from './scene';

type StepView = Explanation['steps'][number];

/**
 * Do pods answer now on the port that a Service leads a call to? As its EndpointSlices say: a pod is ready, or none is,
 * which is a condition, for policies may still allow it; or it is not known. Nothing where the answer is from Git, and where
 * a call leads to no Service with pods.
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
 */
export function endpointsStation(
  { sighting, network }: Pick<Scene, 'sighting' | 'network'>,
  steps: Step[],
): StepView | undefined {
  const [translation] = steps
    .flatMap(({ verdict }) => verdict.reasons)
    .filter(({ code }) => code === 'port-translated');
  const { object, rule = 0 } = translation ?? {};
  if (!sighting || !object) return undefined;
  const service = network
    .servicesIn(object.namespace ?? 'default')
    .find(({ name }) => name === object.name);
  return service && stationOf(sighting, service, service.ports[rule]);
}

function stationOf(
  sighting: ClusterSighting,
  service: Service,
  port: PortSpec,
): StepView {
  const counts = endpointsOf(sighting, service, port.name);
  if (!counts) {
    const why = whyUnknown(sighting, service) ?? 'they are not read';
    return said('unknown', `how many pods are ready is not known (${why})`);
  }
  const { ready, total } = counts;
  if (ready > 0) return said('allowed', `${ready} of ${total} pods ready`);
  const leaving = slicesOf(sighting, service, port.name)
    .flatMap(({ endpoints }) => endpoints)
    .some(({ isTerminating, isServing }) => isTerminating && isServing);
  const found = total > 0 ? `0 of ${total} pods ready` : 'no pods';
  const now = leaving
    ? 'only pods that are about to go answer'
    : 'nothing answers now';
  return {
    ...said('conditional', `${found}: ${now}, whatever the policies say`),
    next: nextOf(service, total),
  };
}

const codes = {
  allowed: 'pods-ready',
  conditional: 'no-pod-ready',
  unknown: 'readiness-unknown',
};

const onceReady = { kind: 'pod-ready', text: 'once a pod is ready' };

function said(outcome: keyof typeof codes, text: string): StepView {
  return {
    station: 'endpoints',
    verdict: {
      outcome,
      on: outcome === 'conditional' ? [onceReady] : [],
      reasons: [{ engine: 'service', code: codes[outcome], text }],
    },
  };
}

/** Values of labels need no quotes in a shell. */
function nextOf(
  { namespace, name, selector }: Service,
  total: number,
): NonNullable<StepView['next']> {
  const labels = Object.entries(selector).map(pair => pair.join('='));
  const kubectl = (verb: string, what: string, by: string) =>
    `kubectl ${verb} ${what} --namespace ${namespace} --selector ${by}`;
  if (labels.length === 0) {
    return {
      text: 'The Service has no selector: whoever writes its EndpointSlices says who answers.',
      command: kubectl(
        'describe',
        'endpointslices',
        `kubernetes.io/service-name=${name}`,
      ),
    };
  }
  return total > 0
    ? {
        text: 'Why pods are not ready stands in their conditions and events: the readiness probe, the image, the node.',
        command: kubectl('describe', 'pods', labels.join(',')),
      }
    : {
        text: 'Its workload is scaled to none, its pods cannot be made, or they lack the labels that the Service selects.',
        command: kubectl('get', 'replicasets,pods', labels.join(',')),
      };
}
