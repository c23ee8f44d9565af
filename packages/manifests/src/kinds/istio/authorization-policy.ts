import { copiesName, grantName } from '../../grant-name';
import { labels, selectorLabels } from '../../labels';
import { Manifest } from '../../manifest';
import { Caller, Peer, Resolved } from '../../render-input';
import { isIstio } from '../../resolve/mesh';
import { runsPods } from '../../runs-pods';

/**
 * Allows nobody but the platform's gateway and scraper: a policy that allows without rules allows nothing, and from
 * then on only what a policy allows is let in. Each caller has a policy of its own.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function authorizationPolicy(input: Resolved): Manifest | undefined {
  const { service, platform, gateway, scraper } = input;
  if (!isIstio(platform.spec.mesh) || !runsPods(service)) return undefined;
  const rules = [gateway, scraper].flatMap(outsider =>
    outsider
      ? [
          {
            ...source(input, outsider.peer),
            to: [{ operation: { ports: outsider.podPorts.map(String) } }],
          },
        ]
      : [],
  );
  return policy(input, service.metadata.name, rules);
}

/** Lets one caller in by its identity: the second lock beside its NetworkPolicy. */
export function grantAuthorizationPolicy(
  input: Resolved,
  caller: Caller,
): Manifest | undefined {
  if (!isIstio(input.platform.spec.mesh)) return undefined;
  return policy(input, grantName(input.service, caller), [
    ruleFor(input, caller, caller.podPorts),
  ]);
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
      [ruleFor(input, caller, copies.podPorts)],
      copies.peer.podLabels,
    )
  );
}

function ruleFor(input: Resolved, caller: Caller, podPorts: number[]): object {
  const ports = podPorts.map(String);
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
  rules: object[],
  podLabels = selectorLabels(service),
): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      selector: { matchLabels: podLabels },
      action: 'ALLOW',
      ...(rules.length && { rules }),
    },
  };
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
