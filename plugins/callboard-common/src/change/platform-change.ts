import { Change } from './change';

/** No namespace is called so: what has it is about no service. */
const platformNamespace = '_platform';

/**
 * What a change about an environment has in the place of a service.
 * @public
 */
export function platformSubject(environment: string): Change['service'] {
  return { namespace: platformNamespace, name: environment };
}

/**
 * The environment that a change is about; nothing for a change about a service.
 * @public
 */
export function environmentOfChange({
  service,
}: Pick<Change, 'service'>): string | undefined {
  return service.namespace === platformNamespace ? service.name : undefined;
}
