import { gatewayRoutes } from '../../gateway-routes';
import { Manifest } from '../../manifest';
import { ExposedPath, Resolved } from '../../render-input';

/**
 * Leads requests from hosts outside to the Service, by the beginning of their path. A longer path goes before a shorter
 * one, whatever their order.
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export function httpRoute(input: Resolved): Manifest[] {
  return gatewayRoutes(input, {
    kind: 'HTTPRoute',
    application: 'http',
    toRule,
  });
}

function toRule({ service }: Resolved, { path, port }: ExposedPath) {
  const { timeout } = service.spec.traffic ?? {};
  return {
    matches: [{ path: { type: 'PathPrefix', value: path } }],
    ...(timeout && { timeouts: { request: timeout } }),
    backendRefs: [{ name: service.metadata.name, port }],
  };
}
