import { gatewayRoutes } from '../../gateway-routes';
import { Manifest } from '../../manifest';
import { ExposedPath, Resolved } from '../../render-input';

/**
 * Leads gRPC from hosts outside to the Service, by service and method. A rule that names both goes before one that names
 * the service alone, whatever their order.
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export function grpcRoute(input: Resolved): Manifest[] {
  return gatewayRoutes(input, {
    kind: 'GRPCRoute',
    application: 'grpc',
    toRule,
  });
}

/** `/package.Service/Method` is the path that gRPC calls a method by; a rule without matches takes all. */
function toRule(
  { service: { metadata } }: Resolved,
  { path, port }: ExposedPath,
) {
  const [, service, method] = path.split('/');
  return {
    ...(service && {
      matches: [
        { method: { type: 'Exact', service, ...(method && { method }) } },
      ],
    }),
    backendRefs: [{ name: metadata.name, port }],
  };
}
