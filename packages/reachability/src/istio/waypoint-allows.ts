import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { podPortsOf, Service } from '../service/service';
import { agreed } from '../verdict/agreed';
import { naming } from '../verdict/reason';
import { Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { Arrival } from '../packet/arrival';
import { isAuthorized } from './authorization';
import { AuthorizationPolicy } from './authorization-policy';
import { Caller } from './caller';
import { Gateway } from './gateway';
import { identityOf } from './identity';
import { malformed } from './malformed';
import { Selecting } from './reading';
import { isOpaque, waysAtEnvoy } from './sidecar';
import { isGateway, Target } from './target';
import { byService } from './binding';

/**
 * Does a waypoint let a call of these pods through? It sees requests and who sends them, and reads policies that name it,
 * its class, or the Service that is called: "waypoints never use selectors".
 * @see https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export function waypointAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
  caller: Workload,
  waypoint: Gateway,
): Verdict {
  const via = byService(arrival.via);
  const broken = network
    .requestAuthenticationsSelecting(waypoint.pods)
    .find(({ policy }) => policy.problem)?.policy;
  if (broken?.problem) return malformed(broken.object, broken.problem);
  const policies = policiesAt(network, mesh, waypoint, via);
  const readers = network.requestAuthenticationsWithTargets.filter(
    policy => policy.hasRules && isFor(policy, mesh, waypoint, via),
  );
  const at = (port: number): Verdict =>
    isAuthorized(
      {
        arrival: { ...arrival, to: waypoint.pods, port },
        caller: asSeen(mesh, caller),
        hasTokens: readers.length > 0 ? 'yes' : 'no',
        waysToMatch: waysAtEnvoy(
          isOpaque(via ? [via] : network.servicesOf(arrival.to), arrival),
        ),
      },
      policies,
    );
  return agreed(portsAt(arrival, via).map(at), [
    { engine: 'istio', code: 'waypoint-port', ...naming(waypoint.object) },
  ]);
}

function asSeen({ trustDomain }: IstioFacts, caller: Workload): Caller {
  return {
    identity: identityOf(caller, trustDomain, 'sidecar'),
    name: `${caller.namespace}/${caller.name}`,
  };
}

/** Those that are for it; and what makes no sense and may be. */
function policiesAt(
  network: Network,
  mesh: IstioFacts,
  waypoint: Gateway,
  via: Service | undefined,
): Selecting[] {
  return [
    ...network.authorizationPoliciesSelecting(waypoint.pods),
    ...network.authorizationPoliciesWithTargets
      .filter(policy => isFor(policy, mesh, waypoint, via))
      .map((policy): Selecting => ({ policy, match: 'yes' })),
  ].filter(({ policy }) => policy.problem ?? policy.targets);
}

/** Targets lie in the namespace of their policy; the class is for those of the root namespace. */
function isFor(
  {
    namespace,
    targets = [],
  }: Pick<AuthorizationPolicy, 'namespace' | 'targets'>,
  { rootNamespace }: IstioFacts,
  waypoint: Gateway,
  via: Service | undefined,
): boolean {
  const isOne = ({ kind, name }: Target): boolean => {
    switch (kind) {
      case 'GatewayClass':
        return namespace === rootNamespace && name === waypoint.className;
      case 'Gateway':
        return namespace === waypoint.namespace && name === waypoint.name;
      default:
        return (
          kind === 'Service' &&
          namespace === via?.namespace &&
          name === via.name
        );
    }
  };
  return targets.some(isOne);
}

/**
 * What is sent to a Service arrives at the waypoint on the Service's port, and only behind it on the pods': several of the
 * Service's may lead there.
 * @see https://github.com/istio/istio/blob/1.31.0/pilot/pkg/networking/core/listener_waypoint.go
 */
function portsAt({ to, port }: Arrival, via: Service | undefined): number[] {
  if (!via) return [port];
  const ports = via.ports.filter(
    one => one.protocol === 'TCP' && podPortsOf(one, to).includes(port),
  );
  return ports.length > 0 ? ports.map(one => one.port) : [port];
}

/** The policies for a Gateway whose pods these say to be: proxies of their own, which read them. */
export function policiesOfGateway(
  network: Network,
  { rootNamespace }: IstioFacts,
  { namespace: own, labels }: Workload,
): AuthorizationPolicy[] {
  const gateway = labels.known['gateway.networking.k8s.io/gateway-name'];
  if (gateway === undefined) return [];
  return network.authorizationPoliciesWithTargets.filter(
    ({ namespace, targets = [] }) =>
      targets
        .filter(isGateway)
        .some(({ kind, name }) =>
          kind === 'GatewayClass'
            ? namespace === rootNamespace
            : namespace === own && name === gateway,
        ),
  );
}
