import { podLabels } from '../labels/run-time-labels';
import { Labels } from '../labels/selector';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';

/** The class whose Gateways are waypoints. */
export const waypointClass = 'istio-waypoint';

/**
 * What Istio runs for a waypoint, which is in no manifest: pods with labels that tell it and with those that the Gateway
 * asks for, and with a service account of its name unless an annotation says another one.
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
 */
export function podsOfWaypoint(
  object: SnapshotObject,
  asked: Record<string, string> | undefined,
): Workload {
  const { namespace = 'default', name, annotations } = object.metadata;
  return {
    kind: 'Waypoint',
    namespace,
    name,
    labels: labelsOfPods(object, asked),
    annotations: {},
    serviceAccount:
      annotations?.['gateway.istio.io/service-account'] ??
      annotations?.['gateway.istio.io/name-override'] ??
      name,
    isOnHostNetwork: false,
    containers: ['istio-proxy'],
    ports: [],
    object,
  };
}

/** Are these the pods of a waypoint, which speaks for itself through tunnels? */
export function isOfWaypoint({ kind }: Workload): boolean {
  return kind === 'Waypoint';
}

/** Whether the labels of the Gateway itself are copied depends on how Istio was installed. */
function labelsOfPods(
  { metadata: { name, labels: own = {} } }: SnapshotObject,
  asked: Record<string, string> | undefined,
): Labels {
  const { known, mayHave } = podLabels({
    ...Object.fromEntries(
      Object.entries(asked ?? {}).filter(
        ([key]) => !key.startsWith('gateway.networking.k8s.io/'),
      ),
    ),
    'sidecar.istio.io/inject': 'false',
    'istio.io/dataplane-mode': 'none',
    'gateway.networking.k8s.io/gateway-name': name,
    'gateway.networking.k8s.io/gateway-class-name': waypointClass,
    'gateway.istio.io/managed': 'istio.io-mesh-controller',
  });
  return {
    known,
    mayHave: key =>
      mayHave(key) ||
      key === 'topology.istio.io/network' ||
      (!asked && Object.hasOwn(own, key)),
  };
}
