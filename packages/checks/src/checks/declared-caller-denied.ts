import {
  explain,
  Network,
  Remedy,
  remediesFor,
  sentenceOf,
  ServiceRef,
  Trace,
} from '@callboard/reachability';
import { Check, Draft } from '../check';
import { DeclaredCall, isSame } from '../declared-call';
import { shownBy } from '../shown-by';
import { Survey } from '../survey';
import { capital, nameOf } from '../words';

export const declaredCallerDenied: Check = {
  id: 'declared-caller-denied',
  severity: 'error',
  what: 'Somebody declares a call, in its contract or in the catalog, and it is surely denied. Nothing is said where the answer is not known.',
  why: 'The caller is built to make this call, and it fails.',
  fix: 'Grant the call, or stop declaring it.',
  holds: 'where-enforced',
  find: ({ ref }, survey) =>
    survey.declared
      .filter(({ from, to }) => isSame(from, ref) || isSame(to, ref))
      .flatMap(call => onCall(call, ref, survey)),
};

function onCall(
  call: DeclaredCall,
  ref: ServiceRef | undefined,
  survey: Survey,
): Draft[] {
  const trace = denialOf(call, survey.network, survey);
  if (!trace) return [];
  const { reasons } = trace.verdict;
  const because = reasons.slice(0, 1).map(one => `: ${sentenceOf(one)}`);
  const [from, to] = [nameOf(call.from), nameOf(call.to)];
  const port = call.port === undefined ? '' : ` on port ${call.port}`;
  const isDenied = denialOf(call, survey.actual, survey) !== undefined;
  return [
    {
      holds: isDenied ? 'always' : 'where-enforced',
      peers: [isSame(call.from, ref) ? call.to : call.from],
      message: `${from} declares that it calls ${to}${port}, and that is denied${because}.`,
      evidence: shownBy(reasons),
      fix: fixText(call, trace),
    },
  ];
}

/** What denies it: of several pods that make the call one is enough, of several ports all are needed. */
function denialOf(
  { from, to, port }: DeclaredCall,
  network: Network,
  { workloadsOf, serviceNamed }: Survey,
): Trace | undefined {
  const ports =
    port === undefined
      ? (serviceNamed(to)?.ports ?? []).map(one => one.name || one.port)
      : [port];
  const isDenied = ({ verdict }: Trace) => verdict.outcome === 'denied';
  return workloadsOf(from)
    .map(workload =>
      ports.map(one =>
        explain(network, {
          from: { kind: 'workload', workload },
          service: to,
          port: one,
        }),
      ),
    )
    .find(traces => traces.length > 0 && traces.every(isDenied))?.[0];
}

/** What a call that is not surely denied would need is left out. */
const remedyTexts: Partial<
  Record<
    Remedy['code'],
    (call: DeclaredCall, trace: Trace, remedy: Remedy) => string
  >
> = {
  'let-out': ({ from, to }, trace) =>
    `add to the policies of ${nameOf(from)} an egress rule to ${nameOf(
      to,
    )}${onPodPort(trace)}`,
  grant: ({ from, to }, trace) =>
    `let ${nameOf(from)} in at ${nameOf(to)}${onPodPort(trace)}`,
  'correct-port': (_, __, { because }) => {
    const { servicePort, podPort } =
      because.find(({ code }) => code === 'service-port-is-not-pod-port')
        ?.detail ?? {};
    return `change port ${servicePort} to ${podPort} in NetworkPolicy ${because[0].object?.name}`;
  },
  'join-mesh': ({ from }) => `give the pods of ${nameOf(from)} a sidecar`,
  'lift-denial': (_, __, { because: [{ object }] }) =>
    `ask whoever owns ${object?.kind} ${object?.name} not to deny it`,
};

function fixText(call: DeclaredCall, trace: Trace): string {
  const texts = remediesFor(trace).flatMap(
    remedy => remedyTexts[remedy.code]?.(call, trace, remedy) ?? [],
  );
  return texts.length > 0
    ? `${capital(texts.join(', and '))}.`
    : 'Call a port that the Service has.';
}

function onPodPort({ steps }: Trace): string {
  const podPort = steps
    .flatMap(({ verdict }) => verdict.reasons)
    .find(({ code }) => code === 'port-translated')?.detail?.podPort;
  return podPort ? `, port ${podPort}` : '';
}
