import {
  DefaultInboundPolicy,
  defaultInboundPolicies,
  LinkerdFacts,
} from '../network/facts';
import { Network } from '../network/network';
import { whyMixed } from '../network/proxies-as-run';
import { Arrival } from '../packet/arrival';
import { Reason } from '../verdict/reason';
import { allowed, unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { captureDoubt, skipped, takesIn } from './carriage';
import { Client, clientOf } from './client';
import { defaultAllows, withIdentity } from './default-policy';
import { inEachCase } from './in-each-case';
import { membershipOf } from './membership';
import { isListed, parsePortList } from './port-list';
import { aboutObject, aboutPods } from './reasons';
import { isForPort } from './server';
import { serverAllows } from './server-allows';
import { settingOf } from './setting';
import { proxyPort } from './wire-port';

/**
 * Does the proxy of the workload let the connection in: by the Server for its port, or by the default policy where there
 * is none. Probes of the kubelet are no callers here: they are let in beside all of this.
 * @see https://linkerd.io/2-edge/features/server-policy/
 */
export function proxyAllows(
  network: Network,
  mesh: LinkerdFacts,
  arrival: Arrival,
): Verdict {
  const { to, protocol, port } = arrival;
  const membership = membershipOf(network, to);
  if (membership === 'no') return allowed(aboutPods('not-in-mesh', to));
  const captured = protocol === 'TCP' ? takesIn(network, to, port) : 'no';
  if (captured === 'no') {
    const said = { port: `${protocol} ${port}` };
    return allowed(aboutPods('not-captured', to, said));
  }
  const verdict =
    port === proxyPort
      ? unknown(aboutPods('proxy-port', to, { port: String(port) }))
      : portAllows(network, mesh, arrival);
  if (verdict.outcome === 'allowed') return verdict;
  const doubts = [
    ...(membership === 'yes'
      ? []
      : [aboutPods('membership-unknown', to, whyMixed(network, to))]),
    ...(captured === 'yes' ? [] : [captureDoubt(network, to, skipped.inbound)]),
  ];
  return doubts.length > 0 ? unknown(...doubts, ...verdict.reasons) : verdict;
}

/** Of several Servers for one port the oldest counts: which one that is no manifest tells. */
function portAllows(
  network: Network,
  mesh: LinkerdFacts,
  arrival: Arrival,
): Verdict {
  const { to, port } = arrival;
  const client = clientOf(network, mesh, arrival);
  const servers = network.linkerd
    .serversSelecting(to)
    .filter(({ policy }) => policy.problem ?? isForPort(policy, to, port));
  const isSure = servers.some(
    ({ policy, match }) => match === 'yes' && !policy.problem,
  );
  const byServers = servers.map(({ policy }) =>
    serverAllows(network, mesh, policy, arrival, client),
  );
  const cases = isSure
    ? byServers
    : [...byServers, byDefault(network, mesh, arrival, client)];
  const isMalformed = servers.some(({ policy }) => policy.problem);
  return inEachCase(
    cases,
    ...(isMalformed
      ? []
      : servers.map(({ policy }) =>
          aboutObject('which-server-unknown', policy.object, {
            port: String(port),
          }),
        )),
  );
}

const annotations = {
  policy: 'config.linkerd.io/default-inbound-policy',
  identity: 'config.linkerd.io/proxy-require-identity-inbound-ports',
};

function byDefault(
  network: Network,
  mesh: LinkerdFacts,
  { to, port }: Arrival,
  client: Client,
): Verdict {
  const policies = policiesFor(network, mesh, to);
  const required = mustProve(network, to, port);
  if (!Array.isArray(policies)) return policies;
  if (!Array.isArray(required)) return required;
  const cases = policies.flatMap(one =>
    required.map(isRequired => {
      const policy = isRequired ? withIdentity(one) : one;
      const said = { port: String(port), policy };
      return defaultAllows(
        network,
        mesh,
        policy,
        client,
        aboutPods('default-policy', to, said),
      );
    }),
  );
  return inEachCase(cases, whyOpen(network, to));
}

/** What leaves it open which default policy holds. */
function whyOpen(network: Network, to: Workload): Reason {
  const annotation = annotations.policy;
  return settingOf(network, to, annotation) === 'unknown'
    ? aboutPods('setting-unknown', to, { annotation })
    : aboutPods('default-policy-unknown', to);
}

/** The default policies that may hold; a verdict where the annotation makes no sense, for no such pod starts. */
function policiesFor(
  network: Network,
  { defaultInboundPolicy }: LinkerdFacts,
  to: Workload,
): DefaultInboundPolicy[] | Verdict {
  const setting = settingOf(network, to, annotations.policy);
  if (setting === 'unknown') return [...defaultInboundPolicies];
  const { value = defaultInboundPolicy } = setting;
  if (setting.value === undefined && value === 'unknown') {
    return [...defaultInboundPolicies];
  }
  const policy = defaultInboundPolicies.find(one => one === value);
  return policy ? [policy] : notUnderstood(to, annotations.policy, value);
}

/** Whether clients of the port have to prove an identity: either may hold where it is not known. */
function mustProve(
  network: Network,
  to: Workload,
  port: number,
): boolean[] | Verdict {
  const setting = settingOf(network, to, annotations.identity);
  if (setting === 'unknown') return [true, false];
  const { value = '' } = setting;
  const ports = parsePortList(value);
  return ports
    ? [isListed(ports, port)]
    : notUnderstood(to, annotations.identity, value);
}

function notUnderstood(
  to: Workload,
  annotation: string,
  value: string,
): Verdict {
  return unknown(aboutPods('setting-malformed', to, { annotation, value }));
}
