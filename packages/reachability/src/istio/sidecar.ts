import { Match } from '../labels/selector';
import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { podPortsOf, Service } from '../service/service';
import { allOf } from '../verdict/combine';
import { allowed, unknown, Verdict } from '../verdict/verdict';
import { about } from './about';
import { Arrival } from '../packet/arrival';
import { isAuthorized } from './authorization';
import { callerOf } from './caller';
import { malformed } from './malformed';
import { Matching, never } from './matching';
import { changingCapture } from './membership';
import { inEachMode } from './modes';
import { modeOf } from './mtls-mode';
import { mutualTls } from './mutual-tls';
import { MtlsMode, PeerAuthentication } from './peer-authentication';
import { speaksNoHttp } from './protocol';
import { Reading } from './reading';
import { Matched, waysToMatch } from './rule';
import { AuthorizationRule } from './rule-schema';
import { connections, isSeen, partSeen } from './seen';

/** Its own: what arrives there no policy judges. */
export const portsOfSidecar = [15020, 15021, 15090];

/** Is it a port of the sidecar itself? */
export function isOfSidecar(port: number): boolean {
  return portsOfSidecar.includes(port);
}

/**
 * Does the sidecar of the workload let the connection in: first mutual TLS, then authorization.
 * @see https://istio.io/latest/docs/concepts/security/#authorization-policies
 */
export function sidecarAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
): Verdict {
  const { from, to, port } = arrival;
  if (isOfSidecar(port)) {
    return allowed(about('not-captured', to, { port: `TCP ${port}` }));
  }
  const changing = [to, ...(from.kind === 'workload' ? [from.workload] : [])];
  for (const workload of changing) {
    const annotation = changingCapture(workload);
    if (annotation) {
      return unknown(about('capture-changed', workload, { annotation }));
    }
  }
  const broken = network
    .requestAuthenticationsSelecting(to)
    .find(({ policy }) => policy.problem)?.policy;
  if (broken?.problem) return malformed(broken.object, broken.problem);
  const { mode, by } = modeOf(network, to, port, mesh.rootNamespace);
  const modes: MtlsMode[] = mode ? [mode] : ['STRICT', 'PERMISSIVE', 'DISABLE'];
  return inEachMode(modes, to, by, assumed =>
    asAssumed(network, mesh, arrival, assumed, by),
  );
}

function asAssumed(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
  mode: MtlsMode,
  by: PeerAuthentication | undefined,
): Verdict {
  const caller = callerOf(network, mesh, arrival, mode, 'sidecar');
  return allOf(
    mutualTls(caller, mode, by?.object),
    isAuthorized(
      {
        arrival,
        caller,
        hasTokens: readsTokens(network, arrival),
        waysToMatch: waysAtEnvoy(
          isOpaque(network.servicesOf(arrival.to), arrival),
        ),
      },
      network.authorizationPoliciesSelecting(arrival.to),
    ),
  );
}

/** How the proxy of a sidecar or a waypoint reads rules, where there are requests and where there are none. */
export function waysAtEnvoy(opaque: boolean): Reading['waysToMatch'] {
  return opaque ? waysOnTcp : waysOnHttp;
}

function waysOnHttp(
  rule: AuthorizationRule,
  _: 'ALLOW' | 'DENY' | 'CUSTOM',
  matched: Matched,
): Matching[] {
  return waysToMatch(rule, matched);
}

/**
 * What speaks no HTTP has no request to match: a rule that restricts requests anywhere is dropped there as a whole where
 * it allows, and loses that restriction where it denies.
 */
function waysOnTcp(
  rule: AuthorizationRule,
  action: 'ALLOW' | 'DENY' | 'CUSTOM',
  matched: Matched,
): Matching[] {
  if (action !== 'ALLOW') {
    return waysToMatch(partSeen(rule, connections), matched);
  }
  const ways = waysToMatch(rule, matched);
  const isNobody = ways.every(
    way => way.is === 'never' && way.because?.code !== 'no-rule-for-port',
  );
  return isSeen(rule, connections) || isNobody
    ? ways
    : [
        never({
          code: 'http-rule-on-tcp-port',
          detail: { port: String(matched.arrival.port) },
        }),
      ];
}

/** Does one of the Services declare the port as one whose content the proxy does not read? */
export function isOpaque(
  services: Service[],
  { to, port }: Pick<Arrival, 'to' | 'port'>,
): boolean {
  return services
    .flatMap(({ ports }) => ports)
    .filter(one => one.protocol === 'TCP' && podPortsOf(one, to).includes(port))
    .some(speaksNoHttp);
}

/** Without a RequestAuthentication nobody reads the tokens of requests. */
function readsTokens(network: Network, { to }: Arrival): Match {
  const readers = network
    .requestAuthenticationsSelecting(to)
    .filter(({ policy }) => policy.hasRules);
  if (readers.length === 0) return 'no';
  return readers.some(({ match }) => match === 'yes') ? 'yes' : 'maybe';
}
