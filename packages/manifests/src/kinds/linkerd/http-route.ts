import { labels } from '../../labels';
import { reference, serverName } from '../../linkerd/server-name';
import { Manifest } from '../../manifest';
import { Resolved, ServerPort } from '../../render-input';

/**
 * Tells what the kubelet asks from everything else, where it proves no identity and Linkerd would not let it in by itself.
 * Once a Server has one route a request has to match one: the second is for all others, and says nothing of who may.
 *
 * Linkerd's own kind: a policy for a route of the Gateway API it refuses.
 * @see https://linkerd.io/2-edge/reference/httproute/
 */
export function probeRoutes(input: Resolved): Manifest[] {
  const { service, linkerd } = input;
  return (linkerd?.servers ?? [])
    .filter(({ probes }) => probes.length > 0)
    .flatMap(port => [
      route(
        input,
        port,
        probesName(input, port),
        port.probes.map(({ method, path }) => ({
          method,
          path: { type: 'Exact', value: path },
        })),
      ),
      route(input, port, serverName(service, port), [
        { path: { type: 'PathPrefix', value: '/' } },
      ]),
    ]);
}

/** Name of the route for what the kubelet asks. */
export function probesName(
  { service }: Resolved,
  port: Pick<ServerPort, 'name'>,
): string {
  return `${service.metadata.name}.probes.${port.name}`;
}

function route(
  { service, namespace }: Resolved,
  port: ServerPort,
  name: string,
  matches: object[],
): Manifest {
  return {
    apiVersion: 'policy.linkerd.io/v1beta3',
    kind: 'HTTPRoute',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      parentRefs: [reference('Server', serverName(service, port))],
      rules: [{ matches }],
    },
  };
}
