import { Microservice, Platform } from '@callboard/contract';
import { portNamed } from '../ports';
import { isIn, refOf } from './peer';
import { RenderIssue } from './render-issue';

/** One entry of `expose`, and whose it is. */
interface Claim {
  owner: string;
  index: number;
  host: string;
  path: string;
  application?: string;
}

type GatewayApi = NonNullable<Platform['spec']['gateway']>['api'];

/**
 * Why two claims on one host cannot both be had; nothing where they can.
 *
 * Routes of the Gateway API for one host are joined, the longer path first; but a route of HTTP and one of gRPC are not:
 * an implementation has to accept one of the two. Which of several Ingresses goes first the API does not say, and Istio
 * joins VirtualServices in an order that it does not promise.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute
 * @see https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
const conflicts: Record<
  GatewayApi,
  (one: Claim, other: Claim) => string | undefined
> = {
  gateway: (one, other) => {
    if (one.application !== other.application)
      return 'one of them speaks HTTP and one gRPC, and a host of a Gateway has one of the two';
    return one.owner !== other.owner && one.path === other.path
      ? 'one place leads to one service'
      : undefined;
  },
  ingress: (one, other) =>
    one.owner === other.owner
      ? undefined
      : 'nothing says in which order a controller takes the Ingresses of two services for one host',
  istio: (one, other) =>
    one.owner === other.owner
      ? undefined
      : 'nothing says in which order Istio takes the VirtualServices of two services for one host',
};

/**
 * The hosts that a service exposes and cannot have, for another service of the environment has them, or it has them
 * itself for something else. `all` are the contracts of the repository. Empty where nothing is in the way.
 * @public
 */
export function hostsTaken(
  service: Microservice,
  all: Microservice[],
  { metadata, spec }: Platform,
): RenderIssue[] {
  const { gateway } = spec;
  if (!gateway || !isIn(service, metadata.name)) return [];
  const others = all.filter(one => isIn(one, metadata.name)).flatMap(claimsOf);
  return claimsOf(service).flatMap((claim): RenderIssue[] => {
    const why = (other: Claim) =>
      other.host === claim.host
        ? conflicts[gateway.api](claim, other)
        : undefined;
    const taken = others.find(other => why(other) !== undefined);
    return taken
      ? [
          {
            code: 'host-taken',
            path: ['spec', 'expose', claim.index, 'host'],
            message: `${claim.owner} exposes ${placeOf(claim)} and ${
              taken.owner
            } exposes ${placeOf(taken)} in ${metadata.name}: ${why(
              taken,
            )}. Choose another host for one of them`,
          },
        ]
      : [];
  });
}

function claimsOf(service: Microservice): Claim[] {
  return (service.spec.expose ?? []).map(({ host, path, port }, index) => ({
    owner: refOf(service),
    index,
    host,
    path: plainPath(path),
    application: portNamed(service, port)?.appProtocol,
  }));
}

function placeOf({ host, path }: Claim): string {
  return `${host}${path}`;
}

/** A slash at the end makes no difference to a gateway. */
export function plainPath(path: string): string {
  return path === '/' ? path : path.replace(/\/$/, '');
}
