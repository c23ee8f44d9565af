import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { allOf } from '../verdict/combine';
import { naming, Reason, unreadable } from '../verdict/reason';
import { allowed, unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { about } from './about';
import { Arrival } from '../packet/arrival';
import { mayHaveZtunnel, membershipOf, whyUnknownMember } from './membership';
import { isOfSidecar, sidecarAllows } from './sidecar';
import { policiesOfGateway } from './waypoint-allows';
import { ztunnelAllows } from './ztunnel';

/** Does the proxy of the called let the connection in: its sidecar, or the ztunnel of its node. */
export function proxyAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
): Verdict {
  const { to } = arrival;
  const unread = policiesOfGateway(network, mesh, to).map(
    ({ object }): Reason => ({
      ...about('gateway-policy', to),
      ...naming(object),
    }),
  );
  const verdict = ownProxyAllows(network, mesh, arrival);
  return unread.length > 0 ? allOf(verdict, unknown(...unread)) : verdict;
}

function ownProxyAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
): Verdict {
  const { to, protocol, port } = arrival;
  const proxies = proxiesOf(network, to);
  if (proxies.length === 0)
    return allowed(about('not-in-mesh', to, modeOf(mesh)));
  // Only TCP is captured.
  const isOwn = isOfSidecar(port) && !proxies.includes(ztunnelAllows);
  if (protocol !== 'TCP' || isOwn) {
    return allowed(about('not-captured', to, { port: `${protocol} ${port}` }));
  }
  const ofRoot = unreadableInRoot(network, mesh, to);
  if (ofRoot.length > 0) return unknown(...ofRoot);
  const verdicts = proxies.map(proxy => proxy(network, mesh, arrival));
  return membershipOf(network, to) === 'unknown'
    ? asEither(verdicts, () =>
        about('membership-unknown', to, {
          ...modeOf(mesh),
          ...whyUnknownMember(network, to),
        }),
      )
    : verdicts[0];
}

/** What may stand in front of the called; none where nothing does. */
function proxiesOf(network: Network, to: Workload): (typeof ztunnelAllows)[] {
  switch (membershipOf(network, to)) {
    case 'no':
      return [];
    case 'sidecar':
      return [sidecarAllows];
    case 'ztunnel':
      return [ztunnelAllows];
    default:
      return mayHaveZtunnel(network, to)
        ? [sidecarAllows, ztunnelAllows]
        : [sidecarAllows];
  }
}

/** What each proxy would allow that there may be, is allowed. */
function asEither(verdicts: Verdict[], because: () => Reason): Verdict {
  const strict = verdicts.find(({ outcome }) => outcome !== 'allowed');
  return strict ? unknown(because(), ...strict.reasons) : verdicts[0];
}

function modeOf({ kind }: IstioFacts): { mode: string } | undefined {
  return kind === 'istio-ambient' ? { mode: 'ambient' } : undefined;
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
