import { Microservice } from '@callboard/contract';
import type { V1Container, V1Probe } from '@kubernetes/client-node';
import {
  containerPortName,
  containerPortsOf,
  podPortOf,
  portNamed,
} from '../ports';
import { Resolved } from '../render-input';
import { variables } from './config-map';

const defaultResources = { cpu: '100m', memory: '128Mi' };

/** The application container of a Deployment. It has the name of the service. */
export function container(input: Resolved, image: string): V1Container {
  const { service, platform } = input;
  const { spec, metadata } = service;
  const resources = spec.resources ?? defaultResources;
  return {
    name: metadata.name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...(spec.args?.length && { args: spec.args }),
    ...(Object.keys(variables(input)).length > 0 && {
      envFrom: [{ configMapRef: { name: metadata.name } }],
    }),
    ...ports(service),
    ...probes(service),
    resources: {
      requests: { cpu: resources.cpu, memory: resources.memory },
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

function ports(service: Microservice): Partial<V1Container> {
  const all = containerPortsOf(service);
  if (all.length === 0) return {};
  return {
    ports: all.map(({ name, number }) => ({
      name,
      containerPort: number,
      protocol: 'TCP',
    })),
    // Endpoints leave the load balancers some time after the pod is told to stop: wait before stopping.
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
  };
}

type Probe = NonNullable<
  NonNullable<Microservice['spec']['health']>['readiness']
>;

/** A pod is taken out after 15 s of silence, and restarted only after a minute of it. */
function probes(service: Microservice): Partial<V1Container> {
  const { readiness, liveness, startup } = service.spec.health ?? {};
  const starting = readiness ?? liveness;
  return {
    ...(startup &&
      starting && {
        startupProbe: {
          ...target(service, starting),
          periodSeconds: 5,
          failureThreshold: Math.ceil(startup.seconds / 5),
        },
      }),
    ...(readiness && {
      readinessProbe: {
        ...target(service, readiness),
        periodSeconds: 5,
        failureThreshold: 3,
      },
    }),
    ...(liveness && {
      livenessProbe: {
        ...target(service, liveness),
        periodSeconds: 10,
        failureThreshold: 6,
      },
    }),
  };
}

function target(service: Microservice, { httpGet, grpc, tcp }: Probe): V1Probe {
  const port = portNamed(service, (httpGet ?? grpc ?? tcp)!.port)!;
  if (httpGet)
    return {
      httpGet: { path: httpGet.path, port: containerPortName(service, port) },
    };
  // "gRPC probes do not support named ports": https://kubernetes.io/docs/concepts/workloads/pods/probes/
  if (grpc) return { grpc: { port: podPortOf(port) } };
  return { tcpSocket: { port: containerPortName(service, port) } };
}
