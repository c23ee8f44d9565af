import { exposedName } from './exposed-name';
import { labels } from './labels';
import { Manifest } from './manifest';
import { ExposedPath, Resolved } from './render-input';

/** What differs between the routes of the Gateway API. */
interface RouteKind {
  kind: 'HTTPRoute' | 'GRPCRoute';
  application: ExposedPath['application'];
  toRule: (input: Resolved, path: ExposedPath) => object;
}

/** The routes of one kind, a route for each host that speaks it: a host of a Gateway has routes of one kind. */
export function gatewayRoutes(
  input: Resolved,
  { kind, application, toRule }: RouteKind,
): Manifest[] {
  const { service, namespace, platform, exposed } = input;
  const { gateway } = platform.spec;
  if (gateway?.api !== 'gateway') return [];
  const { name, namespace: at, listener } = gateway;
  const parent = {
    name,
    namespace: at,
    ...(listener && { sectionName: listener }),
  };
  return exposed
    .filter(({ paths }) => paths[0].application === application)
    .map(one => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind,
      metadata: {
        name: exposedName(input, one),
        namespace,
        labels: labels(service),
      },
      spec: {
        parentRefs: [parent],
        hostnames: [one.host],
        rules: one.paths.map(path => toRule(input, path)),
      },
    }));
}
