import { Microservice, replicasIn } from '@callboard/contract';
import type { V1Deployment, V1PodSpec } from '@kubernetes/client-node';
import { contentHash } from '../content-hash';
import { autoscaledAnnotation } from '../delivery/autoscaled';
import { imageOf } from '../image';
import { labels, selectorLabels } from '../labels';
import { podAnnotations } from '../linkerd/pod-annotations';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';
import { variables } from './config-map';
import { container } from './container';
import { secretVolumes } from './secret-provider-class';

/**
 * Runs the service's pods under the restricted Pod Security Standard.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function deployment(
  input: Resolved,
): ManifestOf<V1Deployment> | undefined {
  const { service, platform } = input;
  if (!runsPods(service)) return undefined;
  const here = service.spec.environments[platform.metadata.name];
  const replicas = replicasIn(service.spec.replicas, here.replicas);
  return deploymentOf(input, {
    name: service.metadata.name,
    image: imageOf(service, here),
    // The autoscaler owns the number where there is one.
    ...(typeof replicas === 'number' && { replicas }),
    selector: selectorLabels(service),
    podLabels: labels(service),
  });
}

/** What the Deployments of one service differ in. */
interface Run {
  name: string;
  image: string;
  replicas?: number;
  selector: Record<string, string>;
  podLabels: Record<string, string>;
}

/** One Deployment of a service. */
export function deploymentOf(
  input: Resolved,
  { name, image, replicas, selector, podLabels }: Run,
): ManifestOf<V1Deployment> {
  const { service, namespace, platform } = input;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace,
      labels: labels(service),
      // The autoscaler's number is not what Git says.
      ...(replicas === undefined &&
        platform.spec.gitops?.tool === 'argocd' && {
          annotations: autoscaledAnnotation,
        }),
    },
    spec: {
      ...(replicas !== undefined && { replicas }),
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' },
      },
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: {
            ...podLabels,
            ...meshLabels(input),
            ...identityLabels(service),
          },
          ...annotations(input),
        },
        spec: podSpec(input, image),
      },
    },
  };
}

/**
 * The pods join the mesh by themselves, whatever their namespace says: in ambient mode neither a sidecar nor a waypoint of
 * the namespace stands in front of them.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 * @see https://istio.io/latest/docs/ambient/usage/add-workloads/#ambient-labels
 */
function meshLabels({ platform }: Resolved): Record<string, string> {
  const { mesh } = platform.spec;
  if (mesh.kind === 'istio-ambient') {
    return {
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'none',
      'sidecar.istio.io/inject': 'false',
    };
  }
  if (mesh.kind !== 'istio-sidecar') return {};
  return {
    'sidecar.istio.io/inject': 'true',
    ...(mesh.revision !== 'default' && { 'istio.io/rev': mesh.revision }),
  };
}

/**
 * The webhook of Azure gives a token to pods that ask for it by themselves.
 * @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html#pod
 */
function identityLabels({ spec }: Microservice): Record<string, string> {
  return spec.identity?.azure ? { 'azure.workload.identity/use': 'true' } : {};
}

function annotations(input: Resolved) {
  const all = { ...configAnnotation(input), ...podAnnotations(input) };
  return Object.keys(all).length > 0 && { annotations: all };
}

/** A changed ConfigMap alone restarts nothing: this does. */
function configAnnotation(input: Resolved) {
  const settings = variables(input);
  return (
    Object.keys(settings).length > 0 && {
      'callboard.dev/config': contentHash(JSON.stringify(settings)),
    }
  );
}

function podSpec(input: Resolved, image: string): V1PodSpec {
  const { service, platform } = input;
  const hardened = platform.spec.security.podSecurity === 'restricted';
  return {
    serviceAccountName: service.metadata.name,
    automountServiceAccountToken: service.spec.apiAccess !== undefined,
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
    containers: [container(input, image)],
    ...volumes(input),
  };
}

function volumes(input: Resolved) {
  const { scratch = [] } = input.service.spec;
  const all = [
    ...scratch.map(({ size }, index) => ({
      name: `scratch-${index}`,
      emptyDir: { sizeLimit: size },
    })),
    ...secretVolumes(input),
  ];
  return all.length && { volumes: all };
}
