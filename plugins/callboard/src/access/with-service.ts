import { given } from '../onboarding/inputs/given';
import { toServiceName } from '../onboarding/connections/service-name';
import { GrantValue, PairValue } from './access-value';
import { findService, Services } from './use-services';

/** The value with what was typed as one of its ends; nothing typed is nothing. */
export function withEnd<T extends PairValue>(
  value: T,
  end: 'service' | 'caller',
  typed: string,
): T {
  return given({
    ...value,
    [end]: typed ? given(toServiceName(typed)) : undefined,
  }) as T;
}

/** The value for another service: of what was chosen, that which this service has, too. */
export function withService<
  T extends PairValue & Pick<GrantValue, 'ports' | 'environments'>,
>(value: T, typed: string, services: Services): T {
  const changed = withEnd(value, 'service', typed);
  const found = findService(services, changed.service);
  if (!found) {
    return changed;
  }
  return given({
    ...changed,
    ports: value.ports && keep(value.ports, found.ports),
    environments:
      value.environments && keep(value.environments, found.environments),
  }) as T;
}

/** Where nothing is left but one to choose, it is chosen. */
function keep(chosen: string[], known: string[]): string[] {
  const kept = chosen.filter(name => known.includes(name));
  return kept.length === 0 && known.length === 1 ? known : kept;
}
