import { parseCallers, parseMicroservice } from '@callboard/contract';
import {
  MicroserviceSummary,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { nameOf } from '../effect/effect-groups';
import { grantInMemory, revokeInMemory } from './access-in-memory';
import { Answer } from './answer';
import { sampleChange } from './sample-change';
import { sampleEdge, sampleEffect } from './sample-effect';

/** Judges a request by the real parsers, and plans it on these services; files are samples. */
export function proposeInMemory(
  request: ProposalRequest,
  services: MicroserviceSummary[],
): Answer {
  const { operation, repository, dryRun, ...terms } = request;
  switch (operation) {
    case 'onboard':
      return onboardInMemory(request);
    case 'grant':
      return grantInMemory(terms, services);
    case 'revoke':
      return revokeInMemory(terms);
    default:
      return bootstrapInMemory(request);
  }
}

function bootstrapInMemory(request: ProposalRequest): Answer {
  const { environment } = request as Extract<
    ProposalRequest,
    { operation: 'bootstrap' }
  >;
  return {
    ok: true,
    value: {
      state: 'planned',
      title: `Deliver ${environment} with Argo CD`,
      effect: [],
      notes: [],
      files: [],
    },
  };
}

function onboardInMemory(request: ProposalRequest): Answer {
  const { microservice, callers: given } = request as Extract<
    ProposalRequest,
    { operation: 'onboard' }
  >;
  const parsed = parseMicroservice(microservice);
  const callers = parseCallers(given);
  if (!parsed.ok || !callers.ok) {
    return {
      ok: false,
      issues: [
        ...(parsed.ok ? [] : parsed.issues),
        ...(callers.ok ? [] : callers.issues),
      ],
    };
  }
  const service = parsed.value.metadata;
  const calls = Object.values(parsed.value.spec.calls ?? {});
  const incoming = callers.value.flatMap(({ ports, ...from }) =>
    ports.map(port => ({ from, to: service, port })),
  );
  const outgoing = calls.map(call => ({
    from: service,
    to: { namespace: call.namespace, name: call.service },
    port: String(call.port),
  }));
  return {
    ok: true,
    value: {
      state: 'planned',
      title: `Onboard ${nameOf(service)}`,
      effect: [
        `${nameOf(service)} appears, reachable as ${service.name}.${
          service.namespace
        }`,
        'nobody loses access',
      ],
      connectivity: sampleEffect({
        opened: [...incoming, ...outgoing].map(way =>
          sampleEdge({ ...way, before: undefined }),
        ),
      }),
      notes: [],
      files: sampleChange.files.slice(0, 2),
    },
  };
}
