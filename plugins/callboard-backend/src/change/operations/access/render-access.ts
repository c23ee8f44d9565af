import { refOf } from '../../../repository/state';
import { ChangeDraft, Locate } from '../../ChangeDraft';
import { Pair } from './pair';

/** The callee's side: the policies of this one caller in every environment, and no other file of the callee. */
export function renderCalleeSide(
  draft: ChangeDraft,
  { service, caller }: Pair,
): void {
  const locate: Locate = issue => {
    const [first, second, ...field] = issue.path;
    const isOfPair =
      first === 'callers' && second === `${caller.namespace}.${caller.name}`;
    return isOfPair
      ? { ...issue, path: field.length ? field : ['caller', 'name'] }
      : at('service', service, issue);
  };
  for (const environment of draft.state.platforms.keys()) {
    draft.renderGrant(service, caller, environment, locate);
  }
}

/** The caller's side, where both are: what its pods may call, and what they are told of it. */
export function renderCallerSide(
  draft: ChangeDraft,
  { service, caller }: Pair,
): void {
  const { microservices } = draft.contracts;
  const [callee, contract] = [service, caller].map(name =>
    microservices.get(refOf(name)),
  );
  if (!callee || !contract) return;
  const here = draft.environmentsOf(callee);
  for (const environment of draft.environmentsOf(contract)) {
    if (!here.includes(environment)) continue;
    draft.renderOwn(contract, environment, issue =>
      at('caller', caller, issue),
    );
  }
}

/** A mistake in a contract that is there already, named as such. */
function at(
  field: 'service' | 'caller',
  name: Pair['service'],
  { code, path, message }: Parameters<Locate>[0],
): ReturnType<Locate> {
  return {
    code,
    path: [field, 'name'],
    message: `${refOf(name)} cannot be rendered, ${path.join('.')}: ${message}`,
  };
}
