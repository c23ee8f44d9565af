import { Grant, Microservice } from '@callboard/contract';
import { podPortOf } from './ports';
import { Call, Caller, RenderInput, Resolved } from './render-input';

/**
 * Every code that a rendering can be refused with.
 * @public
 */
export type RenderIssueCode =
  | 'peer-unknown'
  | 'peer-port-unknown'
  | 'grant-port-unknown'
  | 'environment-unknown';

/**
 * Why a service cannot be rendered: `path` leads to the field of its contract, or starts with `callers` and the
 * caller's `<namespace>.<name>` for a grant.
 * @public
 */
export interface RenderIssue {
  code: RenderIssueCode;
  path: (string | number)[];
  message: string;
}

type Resolution =
  | { ok: true; value: Resolved; notes: string[] }
  | { ok: false; issues: RenderIssue[] };

/**
 * Looks up every peer and port. What is missing is refused, never guessed; a peer that is not in this environment
 * is left out of it, and a note says so.
 */
export function resolve({
  service,
  grants,
  platform,
  peers,
}: RenderInput): Resolution {
  const environment = platform.metadata.name;
  const issues: RenderIssue[] = [];
  const notes: string[] = [];
  if (!(environment in service.spec.environments)) {
    issues.push({
      code: 'environment-unknown',
      path: ['spec', 'environments', environment],
      message: `${refOf(
        service,
      )} has no environment ${environment}: add it to spec.environments`,
    });
  }

  const calls: Call[] = [];
  for (const [prefix, call] of Object.entries(service.spec.calls ?? {})) {
    const peer = peers({ namespace: call.namespace, name: call.service });
    const path = ['spec', 'calls', prefix];
    if (!peer) {
      issues.push({
        code: 'peer-unknown',
        path: [...path, 'service'],
        message: `${call.namespace}/${call.service} has no microservice.yaml in this repository: onboard it first, or correct the name`,
      });
    } else if (!peer.spec.service?.ports[call.port]) {
      issues.push({
        code: 'peer-port-unknown',
        path: [...path, 'port'],
        message: `${refOf(peer)} has no port ${call.port}: use ${namesOf(
          peer,
        )}`,
      });
    } else if (!(environment in peer.spec.environments)) {
      notes.push(
        `${refOf(
          peer,
        )} is not in ${environment}: the call ${prefix} is left out there until it is`,
      );
    } else {
      const port = peer.spec.service.ports[call.port];
      calls.push({
        prefix,
        peer,
        port: port.port,
        podPort: podPortOf(port),
        application: port.appProtocol ?? 'tcp',
      });
    }
  }

  const callers: Caller[] = [];
  for (const grant of grants.filter(
    ({ spec }) => !spec.environments || spec.environments.includes(environment),
  )) {
    const peer = peers(grant.metadata);
    const path = [
      'callers',
      `${grant.metadata.namespace}.${grant.metadata.name}`,
    ];
    const unknownPorts = grant.spec.ports.filter(
      name => !service.spec.service?.ports[name],
    );
    if (!peer) {
      issues.push({
        code: 'peer-unknown',
        path,
        message: `the caller ${path[1].replace(
          '.',
          '/',
        )} has no microservice.yaml in this repository: onboard it first, or correct the name`,
      });
    } else if (unknownPorts.length) {
      issues.push({
        code: 'grant-port-unknown',
        path: [...path, 'ports'],
        message: `${refOf(service)} has no port ${unknownPorts.join(
          ', ',
        )}: use ${namesOf(service)}`,
      });
    } else if (!(environment in peer.spec.environments)) {
      notes.push(
        `${refOf(
          peer,
        )} is not in ${environment}: its grant is left out there until it is`,
      );
    } else {
      callers.push({ peer, podPorts: podPortsOf(service, grant) });
    }
  }

  return issues.length
    ? { ok: false, issues }
    : {
        ok: true,
        value: {
          service,
          platform,
          calls: sortCalls(calls),
          callers: sortCallers(callers),
        },
        notes,
      };
}

function podPortsOf(service: Microservice, grant: Grant): number[] {
  const numbers = grant.spec.ports.map(name =>
    podPortOf(service.spec.service!.ports[name]),
  );
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The same input gives the same bytes, whatever the order of its keys. */
function sortCalls(calls: Call[]): Call[] {
  return calls.sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

function sortCallers(callers: Caller[]): Caller[] {
  return callers.sort((a, b) => (refOf(a.peer) < refOf(b.peer) ? -1 : 1));
}

function refOf({ metadata }: Microservice): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function namesOf(service: Microservice): string {
  const names = Object.keys(service.spec.service?.ports ?? {});
  return names.length
    ? names.join(' or ')
    : 'another service, for this one has no port';
}
