import { grantName } from '../../grant-name';
import { labels } from '../../labels';
import { proxyMetrics, reference, serverName } from '../../linkerd/server-name';
import { Manifest } from '../../manifest';
import { Caller, Outsider, Resolved, ServerPort } from '../../render-input';
import { probesName } from './http-route';
import { everybody } from './network-authentication';

/**
 * Lets in the platform's gateway and scraper, what the kubelet asks, and who reads the metrics of the proxies. Policies
 * for one Server are alternatives: each caller has its own beside these.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#authorizationpolicy
 */
export function linkerdAuthorizationPolicies(input: Resolved): Manifest[] {
  const { linkerd, gateway, scraper } = input;
  if (!linkerd) return [];
  return [
    ...ofOutsider(input, 'gateway', gateway),
    ...ofOutsider(input, 'scraper', scraper),
    ...linkerd.servers
      .filter(({ probes }) => probes.length > 0)
      .map(port =>
        policy(
          input,
          probesName(input, port),
          reference('HTTPRoute', probesName(input, port)),
          reference('NetworkAuthentication', everybody(input)),
        ),
      ),
    ...(linkerd.reader ? [ofMetrics(input)] : []),
  ];
}

/** Lets one caller in by its identity, at each port that its grant names: the second lock beside its NetworkPolicy. */
export function grantLinkerdAuthorizationPolicies(
  input: Resolved,
  caller: Caller,
): Manifest[] {
  const name = grantName(input.service, caller);
  return atServers(input, name, caller.podPorts, {
    kind: 'MeshTLSAuthentication',
    name,
  });
}

function ofOutsider(
  input: Resolved,
  role: string,
  outsider: Outsider | undefined,
): Manifest[] {
  if (!outsider) return [];
  const name = `${input.service.metadata.name}.${role}`;
  return atServers(
    input,
    name,
    outsider.podPorts,
    outsider.peer.serviceAccount
      ? { kind: 'MeshTLSAuthentication', name }
      : { kind: 'NetworkAuthentication', name: everybody(input) },
  );
}

/** Whoever scrapes may be in the mesh or not: who gets that far the NetworkPolicy says. */
function ofMetrics(input: Resolved): Manifest {
  const port = { name: proxyMetrics };
  const name = serverName(input.service, port);
  return policy(
    input,
    name,
    reference('Server', name),
    reference('NetworkAuthentication', everybody(input)),
  );
}

function atServers(
  input: Resolved,
  name: string,
  podPorts: number[],
  authentication: { kind: string; name: string },
): Manifest[] {
  const here = ({ podPort }: ServerPort) => podPorts.includes(podPort);
  return (input.linkerd?.servers ?? [])
    .filter(here)
    .map(port =>
      policy(
        input,
        `${name}.${port.name}`,
        reference('Server', serverName(input.service, port)),
        reference(authentication.kind, authentication.name),
      ),
    );
}

function policy(
  { service, namespace }: Resolved,
  name: string,
  targetRef: object,
  authentication: object,
): Manifest {
  return {
    apiVersion: 'policy.linkerd.io/v1alpha1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: { targetRef, requiredAuthenticationRefs: [authentication] },
  };
}
