import { EffectiveMode, modeOf } from '../istio/mtls-mode';
import { MtlsMode } from '../istio/peer-authentication';
import { Membership, membershipOf } from '../istio/membership';
import { selects } from '../labels/selector';
import { membershipOf as membershipOfLinkerd } from '../linkerd/membership';
import { IstioFacts, istioIn, linkerdIn } from '../network/facts';
import { Network } from '../network/network';
import { Direction } from '../network-policy/network-policy';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';

/**
 * What protects pods.
 * @public
 */
export interface Protection {
  ingress: Isolation;
  egress: Isolation;
  /** Nothing without a mesh. */
  mtls?: Mtls;
  /** Does anything enforce NetworkPolicy, as the platform states it? */
  enforced: 'yes' | 'no' | 'unknown';
}

/**
 * One direction: which policies isolate the pods, and whether they let everybody through all the same.
 * @public
 */
export interface Isolation {
  state: 'isolated' | 'open' | 'unknown';
  /** Those that select the pods, in the order of the snapshot. */
  policies: SnapshotObject[];
  /** The policies with a rule for all peers. */
  forAll: SnapshotObject[];
}

/**
 * Whether callers must prove who they are; `mode` is nothing where ports differ or it cannot be told.
 * @public
 */
export interface Mtls {
  membership: 'yes' | 'no' | 'unknown';
  mode?: MtlsMode;
  /** The ports with another mode than the rest, by number. */
  exceptions: Record<number, MtlsMode | 'unknown'>;
  /** What says so; nothing where the mesh's default holds. */
  by?: SnapshotObject;
}

/**
 * What protects the pods of a workload.
 * @public
 */
export function protectionOf(network: Network, workload: Workload): Protection {
  const mtls = mtlsOf(network, workload);
  return {
    ingress: isolationOf(network, workload, 'ingress'),
    egress: isolationOf(network, workload, 'egress'),
    ...(mtls && { mtls }),
    enforced: network.profile.enforces,
  };
}

function isolationOf(
  network: Network,
  workload: Workload,
  direction: Direction,
): Isolation {
  const { namespace, labels } = workload;
  const selecting = network
    .networkPoliciesIn(namespace)
    .map(policy => ({ policy, match: selects(policy.selector, labels) }))
    .filter(
      ({ policy, match }) =>
        match !== 'no' && (policy.problem ?? policy.rules[direction]),
    );
  const isSure = selecting.some(
    ({ policy, match }) => match === 'yes' && !policy.problem,
  );
  // Those of the administrators open and close by themselves: what they come to is a question of who asks.
  const ofAdmins = network
    .adminPoliciesFor(workload)
    .filter(({ policy }) => policy.problem ?? policy.rules[direction].length);
  const ofCilium = network
    .ciliumPoliciesFor(workload)
    .filter(
      ({ policy: { problem, sections } }) =>
        problem ??
        sections[direction].allows.length + sections[direction].denies.length,
    );
  const isUnread =
    network.unreadIn(namespace).policies.length +
      network.unreadableIn(namespace).length +
      ofAdmins.length +
      ofCilium.length >
    0;
  return {
    state: stateOf(isSure, selecting.length > 0, isUnread),
    policies: selecting.map(({ policy }) => policy.object),
    forAll: selecting
      .filter(({ policy }) =>
        policy.rules[direction]?.some(({ peers }) => peers.length === 0),
      )
      .map(({ policy }) => policy.object),
  };
}

function stateOf(
  isSure: boolean,
  isPossible: boolean,
  isUnread: boolean,
): Isolation['state'] {
  if (isUnread) return 'unknown';
  if (isSure) return 'isolated';
  return isPossible ? 'unknown' : 'open';
}

/** A sidecar or a ztunnel: either proves who it is. */
function asMember(membership: Membership): Mtls['membership'] {
  return membership === 'sidecar' || membership === 'ztunnel'
    ? 'yes'
    : membership;
}

function mtlsOf(network: Network, workload: Workload): Mtls | undefined {
  const mesh = istioIn(network.facts.mesh);
  // Whether callers must prove who they are Linkerd does not say with a mode.
  if (linkerdIn(network.facts.mesh)) {
    return {
      membership: membershipOfLinkerd(network, workload),
      exceptions: {},
    };
  }
  if (!mesh) return undefined;
  const membership = asMember(membershipOf(network, workload));
  const ports = [...new Set(workload.ports.map(({ port }) => port))];
  // A port that nobody declares has the mode that no exception changes.
  const rest = modeAsked(network, workload, 0, mesh);
  const exceptions = ports.flatMap(port => {
    const { mode } = modeAsked(network, workload, port, mesh);
    return mode === rest.mode ? [] : [[port, mode ?? 'unknown'] as const];
  });
  return {
    membership,
    ...(rest.mode && { mode: rest.mode }),
    ...(rest.by && { by: rest.by.object }),
    exceptions: Object.fromEntries(exceptions),
  };
}

/** A ztunnel takes mutual TLS always: DISABLE asks it for nothing. */
function modeAsked(
  network: Network,
  workload: Workload,
  port: number,
  { rootNamespace }: IstioFacts,
): EffectiveMode {
  const effective = modeOf(network, workload, port, rootNamespace);
  return effective.mode === 'DISABLE' &&
    membershipOf(network, workload) === 'ztunnel'
    ? { ...effective, mode: 'PERMISSIVE' }
    : effective;
}
