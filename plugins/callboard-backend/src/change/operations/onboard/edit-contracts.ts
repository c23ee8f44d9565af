import { Caller, Grant } from '@callboard/contract';
import { paths, ServiceName } from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { refOf } from '../../../repository/state';
import { ContractEdits } from '../../ContractEdits';
import { OnboardingRequest } from './onboarding';

/** The contract of a new service, and both sides of every call to and from it. */
export function editContracts(
  contracts: ContractEdits,
  { microservice, callers, requestedBy }: OnboardingRequest,
): void {
  const { metadata, spec } = microservice;
  contracts.addService(microservice);
  const callees = new Map<string, { callee: ServiceName; ports: string[] }>();
  for (const { service, namespace, port } of Object.values(spec.calls ?? {})) {
    if (typeof port === 'number') continue; // nobody here manages the callee
    const callee = { namespace, name: service };
    const { ports = [] } = callees.get(refOf(callee)) ?? {};
    callees.set(refOf(callee), {
      callee,
      ports: [...new Set([...ports, port])],
    });
  }
  for (const { callee, ports } of callees.values()) {
    const asCaller = { ...metadata, ports };
    addGrant(contracts, callee, asCaller, requestedBy, ['spec', 'calls']);
  }
  for (const [index, caller] of callers.entries()) {
    addGrant(contracts, metadata, caller, requestedBy, ['callers', index]);
    contracts.addCalls(caller, microservice, caller.ports, ['callers']);
  }
}

function addGrant(
  contracts: ContractEdits,
  callee: ServiceName,
  caller: Caller,
  requestedBy: string,
  at: (string | number)[],
): void {
  const path = paths.grant(callee, caller);
  const existing = contracts.grantOf(callee, caller);
  const isThere = existing || contracts.state.files.has(path);
  if (isThere && !(existing && isSameGrant(existing, caller))) {
    contracts.issues.push({
      code: 'grant-exists',
      path: at,
      message: `${path} is there already, and grants ${refOf(
        caller,
      )} something else than asked or cannot be read: change or remove it first`,
    });
  }
  if (isThere) return;
  const { ports, http, environments } = caller;
  const spec = {
    ports,
    ...(http && { http }),
    ...(environments && { environments }),
    ...(/^user:/.test(requestedBy) && { requestedBy }),
  };
  contracts.addGrant(callee, caller, spec, at);
}

/** Does a grant say exactly what is asked: neither less nor more? */
function isSameGrant({ spec }: Grant, { ports, http, environments }: Caller) {
  return (
    isDeepStrictEqual([...spec.ports].sort(), [...ports].sort()) &&
    isDeepStrictEqual(spec.http, http) &&
    isDeepStrictEqual(spec.environments, environments)
  );
}
