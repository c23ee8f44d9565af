import fc from 'fast-check';
import { labels, maybe, mostly, oneOf, rarely } from './arbitraries';
import { linkerdAnnotations } from './random-linkerd';
import {
  podLabelValues,
  portNames,
  portNumbers,
  runTimeLabelValues,
  serviceAccounts,
} from './words';

const kinds = [
  'Deployment',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
] as const;

const podLabels = fc.record({
  usual: labels(podLabelValues, mostly),
  atRunTime: rarely(labels(runTimeLabelValues)),
  inject: rarely(oneOf(['true', 'false'])),
  revision: rarely(fc.constant('canary')),
  dataplane: rarely(oneOf(['ambient', 'none'])),
  waypoint: rarely(oneOf(['waypoint', 'none', 'none'])),
  gateway: rarely(fc.constant('waypoint')),
});

/** A name belongs to one port of a protocol; only containers and sidecars listen for long. */
const ports = fc.uniqueArray(
  fc.record({
    where: fc.oneof(
      { weight: 4, arbitrary: fc.constant('containers' as const) },
      { weight: 1, arbitrary: fc.constant('sidecars' as const) },
      { weight: 1, arbitrary: fc.constant('init' as const) },
    ),
    name: maybe(oneOf(portNames)),
    containerPort: oneOf(portNumbers),
    protocol: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 3, arbitrary: oneOf(['TCP', 'UDP', 'SCTP']) },
    ),
  }),
  {
    maxLength: 4,
    selector: ({ name, containerPort, protocol = 'TCP' }) =>
      `${name ?? containerPort} ${protocol}`,
  },
);

/** A workload without its name and namespace; `metadata` and `spec` are the pods'. */
export const randomWorkload = fc
  .record({
    kind: oneOf(kinds),
    podLabels,
    optOut: rarely(fc.constant('false')),
    bypass: rarely(
      oneOf([
        'traffic.sidecar.istio.io/excludeInboundPorts',
        'traffic.sidecar.istio.io/excludeOutboundPorts',
        'ambient.istio.io/bypass-inbound-capture',
        'ambient.istio.io/dns-capture',
      ]),
    ),
    status: rarely(fc.constant('{}')),
    hostNetwork: rarely(oneOf([true, false])),
    serviceAccountName: maybe(oneOf(serviceAccounts)),
    linkerd: fc.record({
      inject: rarely(oneOf(['enabled', 'ingress', 'disabled', 'yes'])),
      config: linkerdAnnotations,
    }),
    proxy: oneOf(['istio-proxy', 'linkerd-proxy']),
    byHand: rarely(oneOf(['containers', 'sidecars'] as const)),
    ports,
    phase: maybe(oneOf(['Running', 'Succeeded', 'Failed'])),
  })
  .map(one => ({
    kind: one.kind,
    phase: one.kind === 'Pod' ? one.phase : undefined,
    metadata: {
      labels: {
        ...one.podLabels.usual,
        ...one.podLabels.atRunTime,
        'sidecar.istio.io/inject': one.podLabels.inject,
        'istio.io/rev': one.podLabels.revision,
        'istio.io/dataplane-mode': one.podLabels.dataplane,
        'istio.io/use-waypoint': one.podLabels.waypoint,
        'gateway.networking.k8s.io/gateway-name': one.podLabels.gateway,
      },
      annotations: {
        'sidecar.istio.io/inject': one.optOut,
        'sidecar.istio.io/status': one.status,
        'linkerd.io/inject': one.linkerd.inject,
        ...one.linkerd.config,
        ...(one.bypass && { [one.bypass]: '80' }),
      },
    },
    spec: {
      hostNetwork: one.hostNetwork,
      serviceAccountName: one.serviceAccountName,
      ...containersWith(one.ports, one.proxy, one.byHand),
    },
  }));

type Port = typeof ports extends fc.Arbitrary<Array<infer P>> ? P : never;

/** In one container a name stands once, so that each protocol gets a container of its own. */
function containersWith(
  all: Port[],
  proxyName: string,
  byHand?: Port['where'],
) {
  const listeners = (where: Port['where']) =>
    ['TCP', 'UDP', 'SCTP'].flatMap(protocol => {
      const own = all
        .filter(port => port.where === where)
        .filter(port => (port.protocol ?? 'TCP') === protocol)
        .map(({ where: _, ...port }) => port);
      return own.length > 0
        ? [{ name: `${where}-${protocol.toLowerCase()}`, ports: own }]
        : [];
    });
  const proxy = (where: Port['where']) =>
    byHand === where ? [{ name: proxyName }] : [];
  return {
    containers: [
      { name: 'main' },
      ...listeners('containers'),
      ...proxy('containers'),
    ],
    initContainers: [
      ...listeners('init'),
      ...[...listeners('sidecars'), ...proxy('sidecars')].map(container => ({
        ...container,
        restartPolicy: 'Always',
      })),
    ],
  };
}
