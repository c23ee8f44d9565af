import { parseAccessGrant, parseAccessRevocation } from '@callboard/contract';
import {
  MicroserviceSummary,
  Proposal,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { nameOf } from '../effect/effect-groups';
import { Answer } from './answer';
import { sampleGrant, sampleRevocation } from './sample-access-changes';
import { allowed, deniedBy, sampleEdge, sampleEffect } from './sample-effect';

type Pair = { service: ServiceName; caller: ServiceName };

/** Lets a caller in, unless it is already, or the service has no such port. */
export function grantInMemory(
  terms: unknown,
  services: MicroserviceSummary[],
): Answer {
  const parsed = parseAccessGrant(terms);
  if (!parsed.ok) {
    return parsed;
  }
  const { service, caller, ports } = parsed.value;
  const found = services.find(one => nameOf(one) === nameOf(service));
  const unknown = ports.findIndex(port => !found?.ports.includes(port));
  if (!found || unknown >= 0) {
    return found
      ? refused(
          'port-not-defined',
          ['ports', unknown],
          `${nameOf(found)} has no port ${ports[unknown]}`,
        )
      : refused(
          'service-not-managed',
          ['service', 'name'],
          `${nameOf(service)} has no microservice.yaml in this repository`,
        );
  }
  return isGranted(parsed.value)
    ? noChange()
    : planned({
        title: `Grant ${nameOf(caller)} access to ${nameOf(service)}`,
        effect: [
          `${nameOf(caller)} may call ${nameOf(service)} on ${ports.join(
            ', ',
          )}.`,
          'Nobody loses access.',
        ],
        connectivity: sampleEffect(
          {
            opened: ports.map(port =>
              sampleEdge({ from: caller, to: service, port }),
            ),
          },
          [
            {
              owner: found.owner,
              why: `${nameOf(service)} is called by ${nameOf(caller)}`,
            },
          ],
        ),
        files: sampleGrant.files,
      });
}

/** Shuts a caller out, if it was let in. */
export function revokeInMemory(terms: unknown): Answer {
  const parsed = parseAccessRevocation(terms);
  if (!parsed.ok) {
    return parsed;
  }
  const { service, caller, ports = ['grpc'] } = parsed.value;
  return isGranted(parsed.value)
    ? planned({
        title: `Revoke the access of ${nameOf(caller)} to ${nameOf(service)}`,
        effect: [`${nameOf(caller)} may not call ${nameOf(service)} any more.`],
        connectivity: sampleEffect({
          closed: ports.map(port => ({
            from: caller,
            to: service,
            port,
            before: allowed,
            after: deniedBy(nameOf(service), nameOf(caller)),
          })),
        }),
        files: sampleRevocation.files,
      })
    : noChange();
}

/** There is one grant: `finance/payments` lets in `shop/checkout`. */
function isGranted({ service, caller }: Pair): boolean {
  return (
    nameOf(service) === 'finance/payments' && nameOf(caller) === 'shop/checkout'
  );
}

function planned(
  proposal: Pick<Proposal, 'title' | 'effect' | 'files' | 'connectivity'>,
): Answer {
  return { ok: true, value: { state: 'planned', notes: [], ...proposal } };
}

function noChange(): Answer {
  return {
    ok: true,
    value: {
      state: 'no-change',
      title: 'Nothing to change',
      effect: [],
      notes: [],
      files: [],
    },
  };
}

function refused(
  code: string,
  path: (string | number)[],
  message: string,
): Answer {
  return { ok: false, issues: [{ code, path, message }] };
}
