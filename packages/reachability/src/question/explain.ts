import { Network } from '../network/network';
import { Passage, passageOf } from '../packet/reach';
import {
  PortSpec,
  podPortsOf,
  portOf,
  Service,
  typeOf,
} from '../service/service';
import { allOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import {
  allowed,
  conditional,
  denied,
  Outcome,
  unknown,
  Verdict,
} from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { alongService } from './along-service';
import { resolvesNames } from './name';
import { towardsAlias } from './alias';
import { ServiceCall, Step, Trace } from './trace';

/**
 * Follows a call from the name to the pod. Unknown where the snapshot does not hold what it leads to; never throws.
 * @public
 */
export function explain(network: Network, call: ServiceCall): Trace {
  const service = network
    .servicesIn(call.service.namespace)
    .find(({ name }) => name === call.service.name);
  if (!service) {
    return ended({
      station: 'service',
      verdict: unknown({
        engine: 'service',
        code: 'no-service',
        detail: { service: `${call.service.namespace}/${call.service.name}` },
      }),
    });
  }
  if (service.problem) {
    return ended({
      station: 'service',
      verdict: unknown({
        engine: 'service',
        code: 'malformed',
        ...naming(service.object),
        detail: { problem: service.problem.message },
      }),
    });
  }
  if (service.type === 'ExternalName') {
    return towardsAlias(network, service, call, explain);
  }
  const port = portOf(service, call.port);
  return port
    ? toPods(network, service, port, call)
    : ended({
        station: 'service',
        verdict: denied({
          engine: 'service',
          code: 'no-such-port',
          ...naming(service.object),
          detail: {
            asked: String(call.port),
            ports: service.ports.map(portText).join(', ') || 'none',
          },
        }),
      });
}

function toPods(
  network: Network,
  service: Service,
  port: PortSpec,
  { from }: ServiceCall,
): Trace {
  const backends = network
    .backendsOf(service)
    .flatMap(workload =>
      podPortsOf(port, workload).map(podPort => ({ workload, podPort })),
    );
  const name: Step[] =
    from.kind === 'workload'
      ? [{ station: 'name', verdict: resolvesNames(network, from.workload) }]
      : [];
  const translation: Step = {
    station: 'service',
    verdict: allowed({
      engine: 'service',
      code: 'port-translated',
      ...naming(service.object, {
        list: 'ports',
        index: service.ports.indexOf(port),
      }),
      detail: {
        port: portText(port),
        ...(typeOf(service) === 'Headless' && { headless: 'yes' }),
        podPort:
          [...new Set(backends.map(({ podPort }) => podPort))].join(' or ') ||
          String(port.targetPort ?? port.port),
      },
    }),
  };
  const before = [...name, translation];
  if (backends.length === 0) {
    const verdict = unknown(nowhere(network, service, port));
    return toTrace([...before, { station: 'endpoints', verdict }]);
  }
  const passages = backends.map(({ workload, podPort }) => ({
    workload,
    passage: alongService(
      network,
      service,
      port,
      podPort,
      from,
      passageOf(network, {
        from,
        to: { kind: 'workload', workload },
        protocol: port.protocol,
        port: podPort,
        via: service,
      }),
    ),
  }));
  const stations = (['leaving', 'entering', 'mesh'] as const).flatMap(
    (station): Step[] => {
      const verdict = overBackends(passages, passage => passage[station]);
      return verdict ? [{ station, verdict }] : [];
    },
  );
  const whole = overBackends(passages, ({ verdict }) => verdict)!;
  return {
    steps: [...before, ...stations],
    verdict: allOf(...name.map(({ verdict }) => verdict), whole),
  };
}

/** Why a port of a Service leads to no pods of the network. */
function nowhere(network: Network, service: Service, port: PortSpec): Reason {
  const about = { engine: 'service' as const, ...naming(service.object) };
  if (Object.keys(service.selector).length === 0) {
    return { ...about, code: 'no-selector' };
  }
  return network.backendsOf(service).length > 0
    ? {
        ...about,
        code: 'no-pod-port',
        detail: { podPort: `${port.protocol} ${port.targetPort}` },
      }
    : { ...about, code: 'no-backend' };
}

type ToBackend = { workload: Workload; passage: Passage };

/** What holds for every pod that the Service may pick; where they differ, it depends on which one. */
function overBackends(
  passages: ToBackend[],
  pick: (passage: Passage) => Verdict | undefined,
): Verdict | undefined {
  const verdicts = passages.flatMap(({ workload, passage }) => {
    const verdict = pick(passage);
    return verdict ? [{ workload, verdict }] : [];
  });
  if (verdicts.length === 0) return undefined;
  const [{ verdict: first }] = verdicts;
  if (verdicts.every(({ verdict }) => isSame(verdict, first))) return first;
  const reasons = verdicts.flatMap(({ verdict }) => verdict.reasons);
  const has = (outcome: Outcome) =>
    verdicts.some(({ verdict }) => verdict.outcome === outcome);
  if (has('unknown')) return unknown(...reasons);
  const open = verdicts.filter(({ verdict }) => verdict.outcome !== 'denied');
  return conditional(
    [
      {
        kind: 'some-backends',
        backends: open.map(
          ({ workload }) => `${workload.namespace}/${workload.name}`,
        ),
      },
      ...open.flatMap(({ verdict }) =>
        verdict.outcome === 'conditional' ? verdict.on : [],
      ),
    ],
    { engine: 'service', code: 'backends-differ' },
    ...reasons,
  );
}

function isSame(one: Verdict, other: Verdict): boolean {
  const conditions = (verdict: Verdict) =>
    verdict.outcome === 'conditional' ? JSON.stringify(verdict.on) : '';
  return one.outcome === other.outcome && conditions(one) === conditions(other);
}

function ended(step: Step): Trace {
  return toTrace([step]);
}

function toTrace(steps: Step[]): Trace {
  return { steps, verdict: allOf(...steps.map(({ verdict }) => verdict)) };
}

function portText({ name, port, protocol }: PortSpec): string {
  return `${name ? `${name} ` : ''}${protocol} ${port}`;
}
