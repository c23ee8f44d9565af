import { z } from 'zod';
import { atMost, withRule } from '../issue';
import { cidr } from '../scalars/addresses';
import { hostName, portName } from '../scalars/names';
import { portNumber } from '../scalars/numbers';
import { urlPath } from '../scalars/paths';

const portSchema = z.strictObject({
  port: portNumber.describe('Service port: the number in URLs'),
  targetPort: portNumber
    .optional()
    .describe('Pod port: what the container listens on; port by default'),
  appProtocol: z
    .enum(['http', 'grpc', 'tcp'])
    .optional()
    .describe('What is spoken on it'),
  scrape: urlPath.optional().describe('Path that a scraper reads metrics from'),
});

type Port = z.infer<typeof portSchema>;

const portsSchema = withRule(
  atMost(z.record(portName, portSchema), 50),
  numberTwice,
);

/** Left out of a contract: a worker that only calls, without an address. */
export const serviceSchema = withRule(
  z.strictObject({
    type: z
      .enum([
        'ClusterIP',
        'Headless',
        'NodePort',
        'LoadBalancer',
        'ExternalName',
      ])
      .optional()
      .describe('Type of the Service; ClusterIP by default'),
    internal: z
      .boolean()
      .optional()
      .describe(
        "LoadBalancer only: reachable from the cloud's own network alone",
      ),
    sources: z
      .array(cidr)
      .min(1)
      .max(100)
      .optional()
      .describe('LoadBalancer and NodePort: who may come in, as CIDRs'),
    externalName: hostName
      .optional()
      .describe('ExternalName only: the host that it is an alias of'),
    ports: portsSchema
      .optional()
      .describe('Ports by name: calls and grants name a port by its name'),
  }),
  service => typeMismatch(service),
);

type Service = {
  type?: string;
  internal?: boolean;
  sources?: string[];
  externalName?: string;
  ports?: Record<string, Port>;
};

/** A Service refuses two ports of the same number and protocol. */
function numberTwice(ports: Record<string, Port>) {
  const owners = new Map<number, string>();
  for (const [name, { port }] of Object.entries(ports)) {
    const twin = owners.get(port);
    if (twin !== undefined) {
      return {
        code: 'port-number-twice' as const,
        path: [name, 'port'],
        message: `port ${port} is used twice, by ${twin} and ${name}: give each its own number`,
      };
    }
    owners.set(port, name);
  }
  return undefined;
}

/** What goes with which type of Service. */
function typeMismatch({
  type = 'ClusterIP',
  internal,
  sources,
  externalName,
  ports = {},
}: Service) {
  const refuse = (path: string[], message: string) => ({
    code: 'service-type' as const,
    path,
    message,
  });
  const isOpen = type === 'LoadBalancer' || type === 'NodePort';
  if (type === 'ExternalName' ? !externalName : externalName !== undefined) {
    return refuse(
      ['externalName'],
      'externalName goes with the type ExternalName, which needs it',
    );
  }
  if (
    type === 'ExternalName'
      ? Object.keys(ports).length > 0
      : Object.keys(ports).length === 0
  ) {
    return refuse(
      ['ports'],
      type === 'ExternalName'
        ? 'an ExternalName is an alias in DNS and has no ports: remove them'
        : `a Service of type ${type} needs at least one port: add one, or leave service out for a worker`,
    );
  }
  if (isOpen && !sources) {
    return refuse(
      ['sources'],
      `a Service of type ${type} is open to the world unless sources says who may come in: add CIDRs such as 203.0.113.0/24`,
    );
  }
  if (!isOpen && sources) {
    return refuse(
      ['sources'],
      'sources goes with the types LoadBalancer and NodePort: remove it',
    );
  }
  if (internal !== undefined && type !== 'LoadBalancer') {
    return refuse(
      ['internal'],
      'internal goes with the type LoadBalancer: remove it',
    );
  }
  const translated = Object.keys(ports).find(
    name =>
      type === 'Headless' &&
      (ports[name].targetPort ?? ports[name].port) !== ports[name].port,
  );
  return translated
    ? refuse(
        ['ports', translated, 'targetPort'],
        'a headless Service translates no ports, its callers reach the pods themselves: use the same number twice',
      )
    : undefined;
}
