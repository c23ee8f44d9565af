import { Microservice } from '@callboard/contract';
import { copiesName, grantName } from '../../grant-name';
import { labels, selectorLabels } from '../../labels';
import { Manifest } from '../../manifest';
import { podPortOf, portsOf } from '../../ports';
import { Caller, Peer, Resolved } from '../../render-input';
import { isIstio } from '../../resolve/mesh';
import { runsPods } from '../../runs-pods';

/**
 * Allows nobody but the platform's gateway and scraper, and the service's waypoint where it has one: a policy that allows
 * without rules allows nothing, and from then on only what a policy allows is let in. Each caller has a policy of its own.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function authorizationPolicy(input: Resolved): Manifest | undefined {
  const { service, platform, gateway, scraper, waypoint } = input;
  if (!isIstio(platform.spec.mesh) || !runsPods(service)) return undefined;
  const rules = [gateway, scraper, waypoint].flatMap(outsider =>
    outsider
      ? [
          {
            ...source(input, outsider.peer),
            to: [{ operation: { ports: outsider.podPorts.map(String) } }],
          },
        ]
      : [],
  );
  return policy(
    input,
    service.metadata.name,
    atPods(selectorLabels(service)),
    rules,
  );
}

/**
 * The same at the service's waypoint, for what the gateway and the scraper send to the service's address; what they send
 * to the pods themselves goes past it. Nothing where it has none.
 * @see https://istio.io/latest/docs/ambient/usage/l7-features/#authorization-policies
 */
export function waypointAuthorizationPolicy(
  input: Resolved,
): Manifest | undefined {
  const { service, gateway, scraper, waypoint } = input;
  if (!waypoint) return undefined;
  const rules = [gateway, scraper].flatMap(outsider =>
    outsider?.peer.serviceAccount
      ? [
          {
            ...source(input, outsider.peer),
            to: [{ operation: { ports: portsOn(input, outsider.podPorts) } }],
          },
        ]
      : [],
  );
  return policy(input, waypoint.peer.name, atAddress(service), rules);
}

/** Lets one caller in by its identity: the second lock beside its NetworkPolicy. */
export function grantAuthorizationPolicy(
  input: Resolved,
  caller: Caller,
): Manifest | undefined {
  const { service, platform, waypoint } = input;
  if (!isIstio(platform.spec.mesh)) return undefined;
  return policy(
    input,
    grantName(service, caller),
    waypoint ? atAddress(service) : atPods(selectorLabels(service)),
    [ruleFor(input, caller, portsOn(input, caller.podPorts))],
  );
}

/** Lets the copies of the caller's requests in where they go: they come by the caller's identity. */
export function copiesAuthorizationPolicy(
  input: Resolved,
  caller: Caller,
): Manifest | undefined {
  const { copies } = caller;
  return (
    copies &&
    policy(
      input,
      copiesName(input.service, caller),
      atPods(copies.peer.podLabels),
      [ruleFor(input, caller, copies.podPorts.map(String))],
    )
  );
}

function ruleFor(input: Resolved, caller: Caller, ports: string[]): object {
  const operations = caller.requests?.map(({ methods, paths }) => ({
    ports,
    ...(methods && { methods }),
    ...(paths && { paths }),
  })) ?? [{ ports }];
  return {
    ...source(input, caller.peer),
    to: operations.map(operation => ({ operation })),
  };
}

function policy(
  { service, namespace }: Resolved,
  name: string,
  at: object,
  rules: object[],
): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      ...at,
      action: 'ALLOW',
      ...(rules.length && { rules }),
    },
  };
}

/** Judged at each pod: by its sidecar, or by the ztunnel of its node, which knows nothing of requests. */
function atPods(podLabels: Record<string, string>) {
  return { selector: { matchLabels: podLabels } };
}

/** Judged at the waypoint in front of the service's address. */
function atAddress({ metadata }: Microservice) {
  return {
    targetRefs: [{ group: '', kind: 'Service', name: metadata.name }],
  };
}

/** A waypoint takes connections on the Service's ports, all others on the pods'. */
function portsOn({ service, waypoint }: Resolved, podPorts: number[]) {
  const ports = waypoint
    ? portsOf(service).flatMap(([, port]) =>
        podPorts.includes(podPortOf(port)) ? [port.port] : [],
      )
    : podPorts;
  return ports.map(String);
}

/** A peer outside the mesh has no identity: anybody whom the NetworkPolicy lets through. */
function source({ platform }: Resolved, { namespace, serviceAccount }: Peer) {
  const { mesh } = platform.spec;
  if (mesh.kind === 'none' || !serviceAccount) return {};
  return {
    from: [
      {
        source: {
          principals: [
            `${mesh.trustDomain}/ns/${namespace}/sa/${serviceAccount}`,
          ],
        },
      },
    ],
  };
}
