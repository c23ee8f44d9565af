import { exposedName } from '../../exposed-name';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { ExposedPath, Resolved } from '../../render-input';

/**
 * Leads requests from a host outside to the Service, by the beginning of their path: an object for each host, for the
 * platform's Gateway alone and never for sidecars. The first rule that matches holds: longer paths come first.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function gatewayVirtualService(input: Resolved): Manifest[] {
  const { service, namespace, platform, exposed } = input;
  const { gateway } = platform.spec;
  if (gateway?.api !== 'istio') return [];
  return exposed.map(one => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name: exposedName(input, one),
      namespace,
      labels: labels(service),
    },
    spec: {
      hosts: [one.host],
      gateways: [`${gateway.namespace}/${gateway.name}`],
      http: one.paths.map(path => toRoute(input, path)),
    },
  }));
}

function toRoute(
  { service, namespace, platform }: Resolved,
  { path, port }: ExposedPath,
) {
  const { timeout } = service.spec.traffic ?? {};
  const host = `${service.metadata.name}.${namespace}.svc.${platform.spec.clusterDomain}`;
  return {
    ...(path !== '/' && { match: below(path) }),
    route: [{ destination: { host, port: { number: port } } }],
    ...(timeout && { timeout }),
  };
}

/** A prefix is one of letters: `/api` would take `/apis` as well. */
function below(path: string) {
  return [{ uri: { exact: path } }, { uri: { prefix: `${path}/` } }];
}
