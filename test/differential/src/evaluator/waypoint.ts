import type { V1LabelSelector } from '@kubernetes/client-node';
import { Cluster, NamespacedObject, Pods } from './cluster';
import { meshMember } from './mesh-member';
import { Facts, Question } from './question';
import { namespaceLabels, selects } from './selects';
import { isObject } from './shape';
import { bypassesZtunnel } from './wire-ports';

const label = 'istio.io/use-waypoint';

/** The pods of a waypoint, which Istio makes from a Gateway. */
export interface Waypoint {
  gateway: NamespacedObject;
  pods: Pods;
  /** Whether the caller goes by it for sure. */
  isSure: boolean;
}

interface GatewaySpec {
  gatewayClassName?: unknown;
  listeners?: Array<{
    port: number;
    protocol: string;
    allowedRoutes?: {
      namespaces?: { from?: string; selector?: V1LabelSelector };
    };
  }>;
  infrastructure?: { labels?: Record<string, string>; parametersRef?: unknown };
}

/**
 * What stands between the two: a waypoint, nothing, or nobody knows. Pods ask for one by a label, or their namespace does
 * for them; those outside of the mesh call without it. Pods are called straight here, so that no Service's label counts.
 */
export function wayBetween(
  cluster: Cluster,
  { mesh }: Facts,
  { from, to, protocol }: Question,
): Waypoint | 'straight' | 'unknown' {
  if (mesh.kind !== 'istio-ambient' || protocol !== 'TCP') return 'straight';
  if ('address' in from || 'address' in to) return 'straight';
  const caller = meshMember(from.pods, cluster, mesh);
  if (caller === 'none') return 'straight';

  const { labels, namespace } = to.pods;
  const around = cluster.namespaces.get(namespace);
  // “A use-waypoint label on the object goes before that of its namespace”: none opts out.
  const asking = label in labels ? labels : around;
  if (!asking) return 'unknown';
  const { [label]: name = 'none' } = asking;
  if (name === 'none') return 'straight';

  const home = asking['istio.io/use-waypoint-namespace'] ?? namespace;
  const found = gatewaysNamed(cluster, home, name);
  if (found.length !== 1 || !isUnderstood(found[0])) return 'unknown';
  const [gateway] = found;
  if (!admits(gateway, namespace, around)) return 'unknown';
  // “service” unless it says something else: pods by their address are for “workload” and “all”.
  const isFor = gateway.labels['istio.io/waypoint-for'] ?? 'service';
  if (isFor !== 'workload' && isFor !== 'all') return 'straight';

  const isKnown =
    caller !== 'sidecar' &&
    meshMember(to.pods, cluster, mesh) === 'ztunnel' &&
    ![from.pods, to.pods].some(bypassesZtunnel);
  return isKnown
    ? { gateway, pods: podsOf(gateway), isSure: caller === 'ztunnel' }
    : 'unknown';
}

function gatewaysNamed({ others }: Cluster, namespace: string, name: string) {
  return others.filter(
    one =>
      one.kind === 'Gateway' &&
      one.apiVersion.startsWith('gateway.networking.k8s.io/') &&
      one.namespace === namespace &&
      one.name === name,
  );
}

/** Of the class of waypoints, and without what Istio would take from elsewhere. */
function isUnderstood({ spec }: NamespacedObject): boolean {
  if (!isObject(spec)) return false;
  const { gatewayClassName, infrastructure } = spec as GatewaySpec;
  return (
    gatewayClassName === 'istio-waypoint' &&
    infrastructure?.parametersRef === undefined &&
    (spec.listeners === undefined || Array.isArray(spec.listeners))
  );
}

/** “Same” unless the listener for the mesh says something else. */
function admits(
  { namespace, spec }: NamespacedObject,
  asking: string,
  around: Record<string, string> | undefined,
): boolean {
  const { listeners = [] } = spec as GatewaySpec;
  const mesh = listeners.find(
    one => one.port === 15008 && one.protocol === 'HBONE',
  );
  const { from = 'Same', selector } = mesh?.allowedRoutes?.namespaces ?? {};
  if (from === 'All') return true;
  if (from === 'Selector') {
    const labels = namespaceLabels(asking, around);
    return selector !== undefined && selects(selector, labels) === 'yes';
  }
  return from === 'Same' && namespace === asking;
}

function podsOf({ namespace, name, spec }: NamespacedObject): Pods {
  return {
    ...{ kind: 'Waypoint', namespace, name, annotations: {} },
    labels: {
      ...(spec as GatewaySpec).infrastructure?.labels,
      'gateway.networking.k8s.io/gateway-name': name,
      'gateway.networking.k8s.io/gateway-class-name': 'istio-waypoint',
      'gateway.istio.io/managed': 'istio.io-mesh-controller',
      'istio.io/dataplane-mode': 'none',
      'sidecar.istio.io/inject': 'false',
    },
    spec: { serviceAccountName: name, containers: [] },
  };
}
