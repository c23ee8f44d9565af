import { authorizationOutcome, Identity } from './authorization-outcome';
import { Cluster, Pods } from './cluster';
import { meshMember } from './mesh-member';
import { Mode, mtlsMode } from './mtls-mode';
import { allOf, Outcome } from './outcome';
import { End, Facts, Question } from './question';

type Istio = Extract<Facts['mesh'], { kind: 'istio-sidecar' }>;

/** Ports that are the sidecar's own: metrics and health. */
const notCaptured = [15020, 15021, 15090];

/** Does the sidecar of `to` let the connection through? */
export function meshOutcome(
  cluster: Cluster,
  mesh: Istio,
  { from, protocol, port }: Question,
  to: Pods,
): Outcome {
  if (protocol !== 'TCP' || notCaptured.includes(port)) return 'allowed';
  const member = meshMember(to, cluster);
  if (member === 'no') return 'allowed';
  if (bypassesSidecar(to) || ('pods' in from && bypassesSidecar(from.pods))) {
    return 'unknown';
  }
  const outcome = asMember(cluster, mesh, from, to, port);
  return member === 'yes' || outcome === 'allowed' ? outcome : 'unknown';
}

/** Annotations such as traffic.sidecar.istio.io/excludeInboundPorts let connections pass by; they are not evaluated. */
function bypassesSidecar({ annotations }: Pods): boolean {
  return Object.keys(annotations).some(key =>
    key.startsWith('traffic.sidecar.istio.io/'),
  );
}

function asMember(
  cluster: Cluster,
  mesh: Istio,
  from: End,
  to: Pods,
  port: number,
): Outcome {
  const mode = mtlsMode(cluster, mesh.rootNamespace, to, port);
  const modes: Mode[] =
    mode === 'unknown' ? ['STRICT', 'PERMISSIVE', 'DISABLE'] : [mode];
  const outcomes = modes.map(each => {
    const identity =
      each === 'DISABLE' ? 'none' : identityOf(from, mesh, cluster);
    return allOf([
      handshake(each, identity),
      authorizationOutcome(cluster, {
        identity,
        pods: to,
        port,
        rootNamespace: mesh.rootNamespace,
      }),
    ]);
  });
  return outcomes.every(one => one === outcomes[0]) ? outcomes[0] : 'unknown';
}

/** “STRICT: connection is an mTLS tunnel (TLS with client cert must be presented).” */
function handshake(mode: Mode, identity: Identity): Outcome {
  if (mode !== 'STRICT') return 'allowed';
  if (identity === 'unknown') return 'unknown';
  return identity === 'none' ? 'denied' : 'allowed';
}

/** Who `from` is once both sidecars have shaken hands. */
function identityOf(
  from: End,
  { trustDomain }: Istio,
  cluster: Cluster,
): Identity {
  if ('address' in from) return 'none';
  const { namespace, spec } = from.pods;
  const serviceAccount = spec.serviceAccountName ?? 'default';
  switch (meshMember(from.pods, cluster)) {
    case 'yes':
      return { trustDomain, namespace, serviceAccount };
    case 'maybe':
      return 'unknown';
    default:
      return 'none';
  }
}
