import { AccessGrant, Grant } from '@callboard/contract';
import { isDeepStrictEqual } from 'node:util';
import { refOf } from '../../../repository/state';
import { ContractEdits } from '../../ContractEdits';
import { Judged } from '../../InvalidChangeError';
import { findCallerPods } from './caller-pods';
import { environmentsAsked } from './refuse-grant';
import { widen } from './widen';

/** The grant, new or wider than it was, and the calls that the caller's contract lacks. */
export function editForGrant(
  contracts: ContractEdits,
  request: AccessGrant,
  requestedBy: string,
): void {
  const { service, caller } = request;
  const callee = contracts.microservices.get(refOf(service))!;
  const held = contracts.grantOf(service, caller);
  const wanted = held
    ? widen(held.spec, request)
    : newSpec(contracts, request, requestedBy);
  if (!wanted.ok) {
    contracts.issues.push(...wanted.issues);
    return;
  }
  const at = ['caller', 'name'];
  if (!held) contracts.addGrant(service, caller, wanted.value, at);
  else if (!isDeepStrictEqual(held.spec, wanted.value))
    contracts.changeGrant(service, caller, wanted.value, at);
  contracts.addCalls(caller, callee, request.ports, at);
}

function newSpec(
  { state, microservices }: ContractEdits,
  request: AccessGrant,
  requestedBy: string,
): Judged<Grant['spec']> {
  const { service, caller, from, reason, until, ...terms } = request;
  const isManaged = microservices.has(refOf(caller));
  const pods =
    isManaged || from
      ? ({ ok: true, value: from } as const)
      : findCallerPods(
          state,
          caller,
          environmentsAsked(state, request, microservices.get(refOf(service))!),
        );
  if (!pods.ok) return pods;
  return {
    ok: true,
    value: {
      ...terms,
      ...(pods.value && { from: pods.value }),
      ...(reason && { reason }),
      ...(/^user:/.test(requestedBy) && { requestedBy }),
      ...(until && { until }),
    },
  };
}
