import { Grant } from '@callboard/contract';
import { refOf } from '../../../repository/state';
import { ChangePlan } from '../../ChangePlan';
import { Pair } from './pair';

/** The environments in which a grant opens something: its own, where the callee is, and the caller if one can tell. */
export function whereBothAre(
  { after: { microservices } }: ChangePlan,
  { service, caller }: Pair,
  { spec }: Grant,
): string[] {
  const callee = microservices.get(refOf(service));
  const contract = microservices.get(refOf(caller));
  return Object.keys(callee?.spec.environments ?? {}).filter(
    environment =>
      (spec.environments?.includes(environment) ?? true) &&
      (!contract || Object.hasOwn(contract.spec.environments, environment)),
  );
}
