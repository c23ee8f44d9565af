import type { V1ConfigMap } from '@kubernetes/client-node';
import { hostOf } from '../host';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Call, Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/** Where the service finds what it calls, and its own settings. Nothing where it has neither. */
export function configMap(
  input: Resolved,
): ManifestOf<V1ConfigMap> | undefined {
  const { service } = input;
  const data = variables(input);
  if (Object.keys(data).length === 0 || !runsPods(service)) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: service.metadata.name,
      namespace: input.namespace,
      labels: labels(service),
    },
    data,
  };
}

/** The environment variables of the container, sorted by name. */
export function variables({
  service,
  platform,
  calls,
}: Resolved): Record<string, string> {
  const all = [
    ...Object.entries(service.spec.env ?? {}),
    ...calls.flatMap(call =>
      Object.entries(addressVariables(call, platform.spec.clusterDomain)),
    ),
  ];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The port is the Service's: the pod's own number shows in an address of a headless one only, which translates none. */
function addressVariables(
  { prefix, peer, service, port, application }: Call,
  domain: string,
): Record<string, string> {
  const host = hostOf({ ...peer, name: service }, domain);
  return {
    [`${prefix}_HOST`]: host,
    [`${prefix}_PORT`]: String(port),
    [`${prefix}_ADDR`]: `${host}:${port}`,
    ...(application === 'http' && {
      [`${prefix}_URL`]: `http://${host}:${port}`,
    }),
  };
}
