import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { End } from '../packet/end';
import { allOf, isolatedBy } from '../verdict/combine';
import { naming, Reason, unreadable } from '../verdict/reason';
import { allowed, denied, unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { Arrival } from './arrival';
import { AuthorizationPolicy } from './authorization-policy';
import { malformed, policyAllows } from './authorization-rule';
import { Identity, identityOf } from './identity';
import { changingCapture, membershipOf } from './membership';
import { modeOf } from './mtls-mode';
import { MtlsMode } from './peer-authentication';

/** Ports of the sidecar itself: what arrives there no policy judges. */
const portsOfSidecar = [15020, 15021, 15090];

/**
 * Does the sidecar of the workload let the connection in: first mutual TLS, then authorization.
 * @see https://istio.io/latest/docs/concepts/security/#authorization-policies
 */
export function sidecarAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
): Verdict {
  const { from, to, protocol, port } = arrival;
  const membership = membershipOf(network, to);
  if (membership === 'no') return allowed(about('not-in-mesh', to));
  // Only TCP is captured.
  if (protocol !== 'TCP' || portsOfSidecar.includes(port)) {
    return allowed(about('not-captured', to, { port: `${protocol} ${port}` }));
  }
  const ofRoot = unreadableInRoot(network, mesh, to);
  if (ofRoot.length > 0) return unknown(...ofRoot);
  const changing = [to, ...(from.kind === 'workload' ? [from.workload] : [])];
  for (const workload of changing) {
    const annotation = changingCapture(workload);
    if (annotation) {
      return unknown(about('capture-changed', workload, { annotation }));
    }
  }
  const verdict = asMember(network, arrival, mesh);
  return membership === 'yes' || verdict.outcome === 'allowed'
    ? verdict
    : unknown(about('membership-unknown', to), ...verdict.reasons);
}

/** What cannot be read of the root namespace may be for every workload; of its own, others say so. */
function unreadableInRoot(
  network: Network,
  { rootNamespace }: IstioFacts,
  { namespace: own }: Workload,
): Reason[] {
  return network
    .unreadableIn(rootNamespace)
    .filter(({ namespace }) => namespace === rootNamespace && namespace !== own)
    .map(unreadable);
}

/** Where the mode cannot be told, each is tried: what comes out of all of them holds. */
function asMember(
  network: Network,
  arrival: Arrival,
  mesh: IstioFacts,
): Verdict {
  const { to, port } = arrival;
  const { mode, by } = modeOf(network, to, port, mesh.rootNamespace);
  const judge = (assumed: MtlsMode) =>
    allOf(
      mutualTls(network, arrival, mesh, assumed, by?.object),
      isAuthorized(network, arrival, mesh, assumed),
    );
  if (mode) return judge(mode);
  const each = (['STRICT', 'PERMISSIVE', 'DISABLE'] as const).map(judge);
  return each.every(({ outcome }) => outcome === each[0].outcome)
    ? each[0]
    : unknown({
        ...about('mtls-mode-unknown', to),
        ...(by && naming(by.object)),
        detail: {
          pods: nameOf(to),
          problem:
            by?.problem?.message ?? 'more than one PeerAuthentication says it',
        },
      });
}

/** "Workloads only accept mutual TLS traffic" where the mode is STRICT. */
function mutualTls(
  network: Network,
  { from }: Arrival,
  mesh: IstioFacts,
  mode: MtlsMode,
  by: AuthorizationPolicy['object'] | undefined,
): Verdict {
  const identity = identityFor(network, from, mesh, mode);
  if (mode !== 'STRICT' || identity.kind === 'workload') return allowed();
  const reason = {
    ...(by && naming(by)),
    detail: { peer: peerName(from) },
  };
  return identity.kind === 'none'
    ? denied({ engine: 'istio', code: 'mtls-required', ...reason })
    : unknown({ engine: 'istio', code: 'identity-unknown', ...reason });
}

/** Without an ALLOW policy everybody is let in; with one, whom a rule of any of them names. */
function isAuthorized(
  network: Network,
  arrival: Arrival,
  mesh: IstioFacts,
  mode: MtlsMode,
): Verdict {
  const { from, to } = arrival;
  const selecting = network.authorizationPoliciesSelecting(to);
  const opaque = selecting.find(({ policy }) => policy.action !== 'ALLOW');
  if (opaque) return mayDeny(opaque.policy);
  const identity = identityFor(network, from, mesh, mode);
  const verdictsOf = (isSure: boolean) =>
    selecting
      .filter(
        ({ policy, match }) => (match === 'yes' && !policy.problem) === isSure,
      )
      .map(({ policy }) => policyAllows(network, policy, arrival, identity));
  return isolatedBy(verdictsOf(true), verdictsOf(false), () =>
    allowed(about('no-authorization-policy', to)),
  );
}

/** What it denies is not known: no ALLOW policy makes up for it. */
function mayDeny({ object, action, problem }: AuthorizationPolicy): Verdict {
  if (problem) return malformed(object, problem);
  return unknown({
    engine: 'istio',
    code: 'not-evaluated',
    ...naming(object),
    detail: { field: `action: ${action}` },
  });
}

function identityFor(
  network: Network,
  from: End,
  { trustDomain }: IstioFacts,
  mode: MtlsMode,
): Identity {
  if (from.kind === 'addresses' || mode === 'DISABLE') return { kind: 'none' };
  const membership = membershipOf(network, from.workload);
  if (membership === 'unknown') return { kind: 'unknown' };
  return membership === 'yes'
    ? identityOf(from.workload, trustDomain)
    : { kind: 'none' };
}

function about(
  code: Reason['code'],
  workload: Workload,
  detail?: Reason['detail'],
): Reason {
  return {
    engine: 'istio',
    code,
    detail: { pods: nameOf(workload), ...detail },
  };
}

function nameOf({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}

function peerName(end: End): string {
  return end.kind === 'workload' ? nameOf(end.workload) : end.cidr;
}
