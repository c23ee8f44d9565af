import { Arrival, Identity } from './arrival';
import {
  authorizationOutcome,
  isForGateway,
  isIgnored,
} from './authorization-outcome';
import { isAuthorizationPolicySpec } from './authorization-policy';
import { Cluster, Pods } from './cluster';
import { asksForAmbient, Member, meshMember } from './mesh-member';
import { Mode, mtlsMode } from './mtls-mode';
import { allOf, Outcome } from './outcome';
import { Facts, Question } from './question';
import { readsTokens } from './request-authentication';
import { carriesTcp } from './service-protocol';
import { wayBetween, Waypoint } from './waypoint';
import { bypassesZtunnel } from './wire-ports';

type Istio = Extract<Facts['mesh'], { rootNamespace: string }>;

/** What one proxy of `to` is asked. */
interface Asked {
  proxy: 'sidecar' | 'ztunnel';
  cluster: Cluster;
  mesh: Istio;
  question: Question;
  to: Pods;
}

/** Ports that are the sidecar's own: metrics and health. */
const notCaptured = [15020, 15021, 15090];

/** Do the proxies on the way let the connection through: a waypoint, where it goes by one, and that of `to`? */
export function meshOutcome(
  cluster: Cluster,
  facts: Facts & { mesh: Istio },
  question: Question,
  to: Pods,
): Outcome {
  const way = wayBetween(cluster, facts, question);
  if (way === 'unknown') return 'unknown';
  const straight = () => destinationOutcome(cluster, facts, question, to);
  if (way === 'straight') return straight();
  const byWaypoint = allOf([
    waypointOutcome(cluster, facts.mesh, question, way, to),
    // “The destination ztunnel sees the waypoint's identity” (trap 55).
    destinationOutcome(
      cluster,
      facts,
      { ...question, from: { pods: way.pods } },
      to,
    ),
  ]);
  if (way.isSure) return byWaypoint;
  return straight() === byWaypoint ? byWaypoint : 'unknown';
}

/** What the policies for the waypoint say of who calls, and of the requests that it sees. */
function waypointOutcome(
  cluster: Cluster,
  { trustDomain, rootNamespace }: Istio,
  { from, port }: Question,
  { gateway, pods }: Waypoint,
  to: Pods,
): Outcome {
  const caller = (from as { pods: Pods }).pods;
  const tokens = readsTokens(cluster, pods, rootNamespace, gateway);
  if (tokens === 'not readable') return 'unknown';
  return authorizationOutcome(cluster, {
    proxy: carriesTcp(cluster, to, port) ? 'TCP sidecar' : 'HTTP sidecar',
    identity: {
      trustDomain,
      namespace: caller.namespace,
      serviceAccount: caller.spec.serviceAccountName ?? 'default',
    },
    ...{ from, pods, port, rootNamespace, tokens, waypoint: gateway },
  });
}

/** Does the proxy of `to` let the connection through? The proxies of gateways read policies that are not evaluated. */
function destinationOutcome(
  cluster: Cluster,
  facts: Facts & { mesh: Istio },
  question: Question,
  to: Pods,
): Outcome {
  const outcome = ownProxyOutcome(cluster, facts, question, to);
  const { namespace, labels } = to;
  const name = labels['gateway.networking.k8s.io/gateway-name'];
  const isGateways = cluster.others.some(
    one =>
      one.kind === 'AuthorizationPolicy' &&
      !isIgnored(one) &&
      isAuthorizationPolicySpec(one.spec) &&
      isForGateway(one, { namespace, name }, facts.mesh.rootNamespace),
  );
  return name !== undefined && isGateways
    ? allOf([outcome, 'unknown'])
    : outcome;
}

function ownProxyOutcome(
  cluster: Cluster,
  facts: Facts & { mesh: Istio },
  question: Question,
  to: Pods,
): Outcome {
  const { mesh } = facts;
  if (question.protocol !== 'TCP') return 'allowed';
  const member = meshMember(to, cluster, mesh);
  if (member === 'none') return 'allowed';
  const mayBeZtunnel =
    mesh.kind === 'istio-ambient' || asksForAmbient(to, cluster) === 'yes';
  const outcomes = proxies(member, mayBeZtunnel).map(proxy =>
    proxyOutcome({ proxy, cluster, mesh, question, to }),
  );
  if (member !== 'unknown') return outcomes[0];
  // Whichever it is, or none at all.
  return outcomes.every(outcome => outcome === 'allowed')
    ? 'allowed'
    : 'unknown';
}

function proxies(member: Member, mayBeZtunnel: boolean): Asked['proxy'][] {
  if (member === 'unknown' && mayBeZtunnel) return ['sidecar', 'ztunnel'];
  return member === 'ztunnel' ? ['ztunnel'] : ['sidecar'];
}

function proxyOutcome(asked: Asked): Outcome {
  const { proxy, cluster, mesh, question, to } = asked;
  const { from, port } = question;
  const ends = [to, ...('pods' in from ? [from.pods] : [])];
  if (proxy === 'ztunnel') {
    if (ends.some(bypassesZtunnel)) return 'unknown';
    const outcome = inEveryMode(asked, ztunnelModes(asked));
    // “Health probes from the host bypass ztunnel”, and so does whatever else a node sends to its own pods.
    const isNode = 'pods' in from && from.pods.spec.hostNetwork;
    return isNode && outcome !== 'allowed' ? 'unknown' : outcome;
  }
  if (notCaptured.includes(port)) return 'allowed';
  if (ends.some(bypassesSidecar)) return 'unknown';
  if (readsTokens(cluster, to, mesh.rootNamespace) === 'not readable') {
    return 'unknown';
  }
  const mode = mtlsMode(cluster, mesh.rootNamespace, to, port);
  return inEveryMode(
    asked,
    mode === 'unknown' ? ['STRICT', 'PERMISSIVE', 'DISABLE'] : [mode],
  );
}

/** Annotations such as traffic.sidecar.istio.io/excludeInboundPorts let connections pass by; they are not evaluated. */
function bypassesSidecar({ annotations }: Pods): boolean {
  return Object.keys(annotations).some(key =>
    key.startsWith('traffic.sidecar.istio.io/'),
  );
}

/** “DISABLE is not supported in ambient mode”; what an exception of one port does depends on the rest. */
function ztunnelModes({ cluster, mesh, question, to }: Asked): Mode[] {
  const { port } = question;
  const mode = mtlsMode(cluster, mesh.rootNamespace, to, port);
  const elsewhere = mtlsMode(cluster, mesh.rootNamespace, to, 0);
  if (mode === 'unknown') return ['STRICT', 'PERMISSIVE'];
  if (mode === 'DISABLE' && /STRICT|unknown/.test(elsewhere)) {
    return ['STRICT', 'PERMISSIVE'];
  }
  return [mode === 'STRICT' ? 'STRICT' : 'PERMISSIVE'];
}

function inEveryMode(asked: Asked, modes: Mode[]): Outcome {
  const { proxy, cluster, mesh, question, to } = asked;
  const { from, port } = question;
  const { rootNamespace } = mesh;
  const outcomes = modes.map(mode => {
    const identity = identityOf(asked, mode);
    const tokens =
      proxy === 'ztunnel' ? 'no' : readsTokens(cluster, to, rootNamespace);
    return allOf([
      handshake(mode, identity),
      authorizationOutcome(cluster, {
        ...{ identity, from, pods: to, port, rootNamespace },
        proxy: readingOf(asked),
        tokens: tokens === 'not readable' ? 'maybe' : tokens,
      }),
    ]);
  });
  return outcomes.every(one => one === outcomes[0]) ? outcomes[0] : 'unknown';
}

function readingOf({ proxy, cluster, question, to }: Asked): Arrival['proxy'] {
  if (proxy === 'ztunnel') return proxy;
  return carriesTcp(cluster, to, question.port)
    ? 'TCP sidecar'
    : 'HTTP sidecar';
}

/** “STRICT: connection is an mTLS tunnel (TLS with client cert must be presented).” */
function handshake(mode: Mode, identity: Identity): Outcome {
  if (mode !== 'STRICT') return 'allowed';
  if (identity === 'unknown') return 'unknown';
  return identity === 'none' ? 'denied' : 'allowed';
}

/** Who `from` is once both proxies have shaken hands. How a sidecar and a ztunnel do is a matter of installation. */
function identityOf(
  { proxy, cluster, mesh, question: { from } }: Asked,
  mode: Mode,
): Identity {
  if ('address' in from) return 'none';
  const { namespace, spec } = from.pods;
  const caller = meshMember(from.pods, cluster, mesh);
  if (caller === 'none') return 'none';
  if (mesh.kind === 'istio-sidecar' && mode === 'DISABLE') return 'none';
  if (caller === 'unknown') return 'unknown';
  if (caller !== proxy) return 'unknown';
  if (mode === 'DISABLE' && caller === 'sidecar') return 'unknown';
  const serviceAccount = spec.serviceAccountName ?? 'default';
  return { trustDomain: mesh.trustDomain, namespace, serviceAccount };
}
