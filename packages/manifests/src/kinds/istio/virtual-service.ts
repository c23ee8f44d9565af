import { hostOf } from '../../host';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Port, portsOf } from '../../ports';
import { Resolved } from '../../render-input';

/**
 * What the callers' sidecars do with requests to the service: one object for its host, one route for each port.
 *
 * Ports are the Service's, by number, for a host with several needs it (IST0112). An attempt has no time-out of its own,
 * which would cut off requests that the time-out of all attempts together lets finish. Where no retries are asked for,
 * those of the mesh stay as they are.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function virtualService(input: Resolved): Manifest | undefined {
  const { service, namespace, platform, canary, mirror } = input;
  const { timeout, retries } = service.spec.traffic ?? {};
  const isAsked = timeout ?? retries ?? canary ?? mirror;
  if (platform.spec.mesh.kind !== 'istio-sidecar' || !isAsked) return undefined;
  const ports = portsOf(service);
  const http = ports.filter(([, port]) => hasRequests(port, canary));
  const tcp = canary ? ports.filter(([, port]) => hasBytes(port)) : [];
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    spec: {
      hosts: [hostOfService(input)],
      ...(http.length && { http: http.map(port => httpRoute(input, port)) }),
      ...(tcp.length && { tcp: tcp.map(([, port]) => tcpRoute(input, port)) }),
    },
  };
}

/** What is spoken on a port that does not say it shows with each connection: only a canary is for those, too. */
function hasRequests({ appProtocol }: Port, canary: unknown): boolean {
  return appProtocol === undefined
    ? canary !== undefined
    : appProtocol !== 'tcp';
}

function hasBytes({ appProtocol }: Port): boolean {
  return appProtocol === undefined || appProtocol === 'tcp';
}

function httpRoute(
  input: Resolved,
  [name, { port, appProtocol }]: [string, Port],
) {
  const { service, mirror, platform } = input;
  const { timeout, retries } = appProtocol ? service.spec.traffic ?? {} : {};
  const copy = mirror?.ports.find(one => one.port === port);
  return {
    name,
    match: [{ port }],
    route: destinations(input, port),
    ...(timeout && { timeout }),
    ...(retries && {
      retries: { attempts: retries.attempts, retryOn: retries.on.join(',') },
    }),
    ...(mirror &&
      copy && {
        mirror: {
          host: hostOf(mirror.peer, platform.spec.clusterDomain),
          port: { number: copy.copyPort },
        },
        mirrorPercentage: { value: mirror.percent },
      }),
  };
}

function tcpRoute(input: Resolved, { port }: Port) {
  return { match: [{ port }], route: destinations(input, port) };
}

function destinations(input: Resolved, number: number) {
  const host = hostOfService(input);
  const to = (subset?: string) => ({
    host,
    ...(subset && { subset }),
    port: { number },
  });
  const { canary } = input;
  return canary
    ? [
        { destination: to('stable'), weight: 100 - canary.weight },
        { destination: to('canary'), weight: canary.weight },
      ]
    : [{ destination: to() }];
}

function hostOfService({ service, namespace, platform }: Resolved): string {
  const { name } = service.metadata;
  return hostOf({ name, namespace }, platform.spec.clusterDomain);
}
