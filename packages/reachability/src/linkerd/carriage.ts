import { every, Match } from '../labels/selector';
import { Network } from '../network/network';
import { podPortsOf } from '../service/service';
import { Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';
import { membershipOf } from './membership';
import { isListed, parsePortList } from './port-list';
import { aboutPods } from './reasons';
import { settingOf } from './setting';

/** The annotations that take ports out of the proxy's hands. */
export const skipped = {
  inbound: 'config.linkerd.io/skip-inbound-ports',
  outbound: 'config.linkerd.io/skip-outbound-ports',
};

/**
 * Annotations that lead past the proxy, or to other ports of it, in ways that are not evaluated; and what they say where
 * they change nothing.
 */
const changing: Record<string, string> = {
  'config.linkerd.io/skip-subnets': '',
  'config.linkerd.io/inbound-port': '4143',
  'config.linkerd.io/admin-port': '4191',
  'config.linkerd.io/control-port': '4190',
};

/** The proxy's own ports for control and metrics, which it never takes into its hands. */
export const ownPorts = [4190, 4191];

/** Skipped where nobody says which are. */
export const skippedByDefault = '4567,4568';

/** Does the proxy of the called take what arrives on the pod's port into its hands? */
export function takesIn(network: Network, to: Workload, port: number): Match {
  if (ownPorts.includes(port)) return 'no';
  return every([
    not(isSkipped(network, to, skipped.inbound, port)),
    isPlain(network, to),
  ]);
}

/**
 * Does what the caller sends to the pod's port leave by its proxy? What is skipped is the port that is dialled: the
 * pod's own, or that of a Service before it.
 */
export function takesOut(
  network: Network,
  from: Workload,
  to: Workload,
  port: number,
): Match {
  const dialled = [port, ...servicePortsBefore(network, to, port)];
  const answers = dialled.map(one =>
    not(isSkipped(network, from, skipped.outbound, one)),
  );
  return every([
    memberOf(network, from),
    answers.every(answer => answer === answers[0]) ? answers[0] : 'maybe',
    isPlain(network, from),
  ]);
}

/** Does the mesh carry what one sends to a port of the other, from proxy to proxy? */
export function isCarried(
  network: Network,
  from: Workload,
  to: Workload,
  port: number,
): Match {
  return every([
    memberOf(network, to),
    takesIn(network, to, port),
    takesOut(network, from, to, port),
  ]);
}

/** What makes it unclear what the proxy of these pods takes into its hands. */
export function captureDoubt(
  network: Network,
  workload: Workload,
  skip: string,
): Reason {
  const annotation =
    Object.keys(changing).find(
      one => changes(network, workload, one) === 'yes',
    ) ?? skip;
  const isKnown = settingOf(network, workload, annotation) !== 'unknown';
  return aboutPods(isKnown ? 'capture-changed' : 'setting-unknown', workload, {
    annotation,
  });
}

function memberOf(network: Network, workload: Workload): Match {
  const membership = membershipOf(network, workload);
  return membership === 'unknown' ? 'maybe' : membership;
}

function isSkipped(
  network: Network,
  workload: Workload,
  annotation: string,
  port: number,
): Match {
  const setting = settingOf(network, workload, annotation);
  if (setting === 'unknown') return 'maybe';
  const ports = parsePortList(setting.value ?? skippedByDefault);
  if (!ports) return 'maybe';
  return isListed(ports, port) ? 'yes' : 'no';
}

/** Without annotations that change what the proxy takes into its hands. */
function isPlain(network: Network, workload: Workload): Match {
  return Object.keys(changing).every(
    one => changes(network, workload, one) === 'no',
  )
    ? 'yes'
    : 'maybe';
}

function changes(
  network: Network,
  workload: Workload,
  annotation: string,
): Match {
  const setting = settingOf(network, workload, annotation);
  if (setting === 'unknown') return 'maybe';
  const { value = changing[annotation] } = setting;
  return value === changing[annotation] ? 'no' : 'yes';
}

function servicePortsBefore(
  network: Network,
  to: Workload,
  port: number,
): number[] {
  return network
    .servicesOf(to)
    .flatMap(({ ports }) => ports)
    .filter(one => one.protocol === 'TCP' && podPortsOf(one, to).includes(port))
    .map(one => one.port);
}

function not(match: Match): Match {
  if (match === 'maybe') return 'maybe';
  return match === 'yes' ? 'no' : 'yes';
}
