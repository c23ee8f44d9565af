import { NotFoundError } from '@backstage/errors';
import {
  Explanation,
  ExplainQuery,
  PeerView,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import {
  explain,
  Peer,
  remediesFor,
  Remedy,
  Step,
} from '@callboard/reachability';
import { refOf } from '../repository/state';
import { endpointsStation } from './endpoints-station';
import { toPeerView, toServiceView } from './peer';
import { nameInCluster, Scene, workloadsOf } from './scene';
import { toReasonView, toVerdictView } from './words';

type Answer = Omit<Explanation, 'source'>;

/** *Can A reach B?* @throws NotFoundError where the environment holds no such end. */
export function toExplanation(scene: Scene, query: ExplainQuery): Answer {
  const called = serviceIn(query.to);
  const peer = peerIn(scene, query.from);
  const from = toPeerView(scene, peer);
  const to = toServiceView(scene, called);
  if (!from || !to) throw notThere(scene, query.from);
  const trace = explain(scene.network, {
    from: peer,
    service: nameInCluster(called, scene.platform),
    port: /^\d+$/.test(query.port) ? Number(query.port) : query.port,
  });
  return {
    from,
    to,
    port: query.port,
    environment: scene.environment,
    verdict: toVerdictView(trace.verdict),
    steps: stepsOf(scene, trace.steps),
    remedies: remediesFor(trace).map(remedy => toRemedy(remedy, from, to)),
  };
}

/** With what the cluster says of endpoints behind what the Service does: before it is asked who may arrive there. */
function stepsOf(scene: Scene, steps: Step[]): Answer['steps'] {
  const said = steps.map(({ station, verdict }) => ({
    station,
    verdict: toVerdictView(verdict),
  }));
  const now = endpointsStation(scene, steps);
  if (!now) return said;
  const at = steps.findIndex(({ station }) => station === 'endpoints');
  // Where it is not known which pods those are, it is not known by whether some are ready.
  if (at >= 0) {
    const { verdict } = said[at];
    const reasons = [...verdict.reasons, ...now.verdict.reasons];
    const known = { ...now, verdict: { ...verdict, reasons } };
    return said.with(at, known);
  }
  const behind = steps.findLastIndex(({ station }) => station === 'service');
  return said.toSpliced(behind + 1, 0, now);
}

function serviceIn(text: string): ServiceName {
  const [namespace, name] = text.split('/');
  return { namespace, name };
}

function peerIn(scene: Scene, text: string): Peer {
  const { network, platform } = scene;
  if (/^[0-9a-f.:]+(\/\d+)?$/i.test(text) && /[.:]/.test(text)) {
    const bits = text.includes(':') ? 128 : 32;
    return {
      kind: 'addresses',
      cidr: text.includes('/') ? text : `${text}/${bits}`,
    };
  }
  const named = serviceIn(text);
  const [workload] = [
    ...workloadsOf(network, platform, named),
    ...network.workloads.filter(
      one => !one.object && refOf(one) === refOf(named),
    ),
  ];
  if (!workload) throw notThere(scene, text);
  return { kind: 'workload', workload };
}

function notThere({ environment }: Scene, text: string): NotFoundError {
  return new NotFoundError(`there is no ${text} in ${environment}`);
}

const nameOf = ({ namespace, name }: PeerView) =>
  namespace ? `${namespace}/${name}` : name;

const sentences: Record<
  Remedy['code'],
  (from: string, to: string, side: Remedy['side']) => string
> = {
  grant: (from, to) => `${to} has to let ${from} in.`,
  'let-out': (from, to) =>
    `${from}'s own policies have to let it out to ${to}.`,
  'correct-port': (from, to, side) =>
    `A policy of ${
      side === 'caller' ? from : to
    } has to name the pod's port in the place of the Service's.`,
  'let-out-to-dns': from =>
    `${from}'s own policies have to let it ask DNS, over UDP and TCP.`,
  'join-mesh': (from, to) =>
    `${from} has to join the mesh, for ${to} asks for an identity.`,
  'lift-denial': (from, to) =>
    `A policy denies ${from} the way to ${to}, and nothing that is allowed outweighs it: its owner has to change it.`,
  'make-known': () =>
    'What is not known has to be stated by the platform, or made readable.',
};

function toRemedy(
  { code, side, because }: Remedy,
  from: PeerView,
  to: PeerView,
): Answer['remedies'][number] {
  const owner = { caller: from.owner, called: to.owner, platform: undefined }[
    side
  ];
  return {
    code,
    side,
    text: sentences[code](nameOf(from), nameOf(to), side),
    ...(owner && { owner }),
    because: because.map(toReasonView),
  };
}
