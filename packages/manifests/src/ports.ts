import { Microservice } from '@callboard/contract';

/** One port of a contract. */
export type Port = NonNullable<
  NonNullable<Microservice['spec']['service']>['ports']
>[string];

/** The number that the container listens on and that policies name: `targetPort`, which defaults to `port`. */
export function podPortOf(port: Port): number {
  return port.targetPort ?? port.port;
}

/** The port of that name; nothing where the service has none. */
export function portNamed(
  service: Microservice,
  name: string,
): Port | undefined {
  const ports = service.spec.service?.ports ?? {};
  return Object.hasOwn(ports, name) ? ports[name] : undefined;
}

/** Ports of a service by name, sorted by Service port. */
export function portsOf(service: Microservice): [string, Port][] {
  return Object.entries(service.spec.service?.ports ?? {}).sort(
    ([, a], [, b]) => a.port - b.port,
  );
}

/** Pod ports that the kubelet asks after the service's health, in ascending order. */
export function probedPorts(service: Microservice): number[] {
  const { readiness, liveness } = service.spec.health ?? {};
  const names = [readiness, liveness].flatMap(
    probe => (probe?.httpGet ?? probe?.grpc ?? probe?.tcp)?.port ?? [],
  );
  return podPortsOf(names.flatMap(name => portNamed(service, name) ?? []));
}

/** Pod ports in ascending order, each once. */
export function podPortsOf(ports: Port[]): number[] {
  return [...new Set(ports.map(podPortOf))].sort((a, b) => a - b);
}

/**
 * Ports of the container: a number stands once, for Kubernetes merges container ports by number.
 * It has the name of the first Service port that leads to it.
 */
export function containerPortsOf(
  service: Microservice,
): { name: string; number: number }[] {
  const names = new Map<number, string>();
  for (const [name, port] of portsOf(service)) {
    if (!names.has(podPortOf(port))) names.set(podPortOf(port), name);
  }
  return [...names].map(([number, name]) => ({ name, number }));
}

/** Name of the container port that a Service port leads to. */
export function containerPortName(service: Microservice, port: Port): string {
  return containerPortsOf(service).find(
    ({ number }) => number === podPortOf(port),
  )!.name;
}
