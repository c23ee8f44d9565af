import { deployedNamespace } from '@callboard/manifests';
import { refOf, RepositoryState } from '../../../repository/state';
import {
  approvalOf,
  describeChange,
  Description,
  list,
  onlyRequests,
} from '../../describe-change';
import { Surroundings } from '../../body/Surroundings';
import { ChangePlan } from '../../ChangePlan';
import { OnboardingRequest } from './onboarding';

/** Says in words what an onboarding does when it is merged, and who should agree. */
export function describeOnboarding(
  state: RepositoryState,
  { microservice, callers, requestedBy }: OnboardingRequest,
  plan: ChangePlan,
  where: Surroundings,
): Description {
  const { metadata, spec } = microservice;
  const ref = refOf(metadata);
  const ports = Object.entries(spec.service?.ports ?? {}).map(
    ([name, { port }]) => `${name} (${port})`,
  );
  const environments = list(Object.keys(spec.environments));
  const names = Object.keys(spec.environments).map(
    environment =>
      `${metadata.name}.${deployedNamespace(
        metadata.namespace,
        state.platforms.get(environment)!,
      )}`,
  );
  const summary = ports.length
    ? `${ref} appears in ${environments}, reachable as ${list([
        ...new Set(names),
      ])} on ${list(ports)}.`
    : `${ref} appears in ${environments}; it calls others and cannot be called.`;
  const approval = (peer: string) =>
    approvalOf(state.microservices.get(peer)?.spec.owner, [spec.owner]);
  const gains = [
    ...callers.map(
      ({ ports: granted, http, environments: only, ...caller }) =>
        `${refOf(caller)} may call ${ref} on ${list(granted)}${onlyRequests(
          http,
        )}${only ? ` in ${list(only)}` : ''}${approval(refOf(caller))}.`,
    ),
    ...Object.values(spec.calls ?? {}).map(call => {
      const callee = refOf({ namespace: call.namespace, name: call.service });
      return `${ref} may call ${callee} on ${call.port}${approval(callee)}.`;
    }),
  ];
  return describeChange(
    state,
    {
      title: `Onboard ${ref}`,
      summary,
      access: [
        ...gains,
        ...(plan.drifted.length ? [] : ['Nobody loses access.']),
      ],
      requestedBy,
      services: [metadata],
    },
    plan,
    where,
  );
}
