import { Pods } from './cluster';

/**
 * The number of a pod's named port; undefined where no container has that name for that protocol (trap 11).
 * Sidecars run beside the containers: they are init containers that restart always.
 */
export function containerPort(
  { spec }: Pods,
  name: string,
  protocol: string,
): number | undefined {
  const sidecars = (spec.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  return [...spec.containers, ...sidecars]
    .flatMap(({ ports }) => ports ?? [])
    .find(port => port.name === name && (port.protocol ?? 'TCP') === protocol)
    ?.containerPort;
}
