import { Microservice, Platform } from '@callboard/contract';
import type {
  V1Container,
  V1Deployment,
  V1PodSpec,
  V1Probe,
} from '@kubernetes/client-node';
import { contentHash } from '../content-hash';
import { labels, selectorLabels } from '../labels';
import { ManifestOf } from '../manifest';
import { containerPortName, containerPortsOf, podPortOf } from '../ports';
import { Resolved } from '../render-input';
import { variables } from './config-map';

const defaultReplicas = 2;
const defaultResources = { cpu: '100m', memory: '128Mi' };

/**
 * Runs the service's pods under the restricted Pod Security Standard.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function deployment(input: Resolved): ManifestOf<V1Deployment> {
  const { service, platform } = input;
  const { name, namespace } = service.metadata;
  const environment = service.spec.environments[platform.metadata.name];
  const settings = variables(input);
  const hasSettings = Object.keys(settings).length > 0;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      replicas:
        environment.replicas ?? service.spec.replicas ?? defaultReplicas,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' },
      },
      selector: { matchLabels: selectorLabels(service) },
      template: {
        metadata: {
          labels: labels(service),
          // A changed ConfigMap alone restarts nothing: this does.
          ...(hasSettings && {
            annotations: {
              'callboard.dev/config': contentHash(JSON.stringify(settings)),
            },
          }),
        },
        spec: podSpec(service, platform, hasSettings),
      },
    },
  };
}

function podSpec(
  service: Microservice,
  platform: Platform,
  hasSettings: boolean,
): V1PodSpec {
  const { name } = service.metadata;
  const scratch = service.spec.scratch ?? [];
  const hardened = platform.spec.security.podSecurity === 'restricted';
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...(hardened && {
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    }),
    topologySpreadConstraints: [
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ].map(topologyKey => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: selectorLabels(service) },
    })),
    containers: [container(service, platform, hasSettings)],
    ...(scratch.length && {
      volumes: scratch.map(({ size }, index) => ({
        name: `scratch-${index}`,
        emptyDir: { sizeLimit: size },
      })),
    }),
  };
}

function container(
  service: Microservice,
  platform: Platform,
  hasSettings: boolean,
): V1Container {
  const { spec, metadata } = service;
  const { tag, digest } = spec.environments[platform.metadata.name];
  const resources = spec.resources ?? defaultResources;
  const ports = containerPortsOf(service);
  return {
    name: metadata.name,
    image: tag ? `${spec.image}:${tag}` : `${spec.image}@${digest}`,
    imagePullPolicy: 'IfNotPresent',
    ...(spec.args?.length && { args: spec.args }),
    ...(hasSettings && {
      envFrom: [{ configMapRef: { name: metadata.name } }],
    }),
    ...(ports.length && {
      ports: ports.map(port => ({
        name: port.name,
        containerPort: port.number,
        protocol: 'TCP',
      })),
      // Endpoints leave the load balancers some time after the pod is told to stop: wait before stopping.
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    }),
    ...probe('readinessProbe', service, spec.health?.readiness),
    ...probe('livenessProbe', service, spec.health?.liveness),
    resources: {
      requests: resources,
      limits: {
        memory: resources.memory,
        ...(platform.spec.security.cpuLimits && { cpu: resources.cpu }),
      },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    ...(spec.scratch?.length && {
      volumeMounts: spec.scratch.map(({ path }, index) => ({
        name: `scratch-${index}`,
        mountPath: path,
      })),
    }),
  };
}

type Probe = NonNullable<
  NonNullable<Microservice['spec']['health']>['readiness']
>;

function probe(
  field: 'readinessProbe' | 'livenessProbe',
  service: Microservice,
  asked?: Probe,
) {
  return (
    asked && { [field]: { ...probeTarget(service, asked), ...patience[field] } }
  );
}

/** A pod is taken out after 15 s of silence, and restarted only after a minute of it. */
const patience = {
  readinessProbe: { periodSeconds: 5, failureThreshold: 3 },
  livenessProbe: { periodSeconds: 10, failureThreshold: 6 },
};

function probeTarget(
  service: Microservice,
  { httpGet, grpc, tcp }: Probe,
): V1Probe {
  if (httpGet)
    return {
      httpGet: {
        path: httpGet.path,
        port: containerPortName(service, httpGet.port),
      },
    };
  // "gRPC probes do not support named ports": https://kubernetes.io/docs/concepts/workloads/pods/probes/
  if (grpc)
    return {
      grpc: { port: podPortOf(service.spec.service!.ports[grpc.port]) },
    };
  return { tcpSocket: { port: containerPortName(service, tcp!.port) } };
}
