import { Service } from '@callboard/reachability';
import { serviceOfPath } from './service-of-path';

/**
 * Is it the headless Service that is rendered beside that of a service, as it was rendered? What holds of the one holds
 * of the other, for their pods are the same: nobody is told twice, or by a name that no entity has.
 */
export function isSecondService(
  path: string,
  { name, clusterIP, selector }: Service,
): boolean {
  const service = serviceOfPath(path)?.name;
  return (
    path.endsWith('/service-headless.yaml') &&
    name === `${service}-headless` &&
    clusterIP === 'None' &&
    Object.keys(selector).length === 2 &&
    selector['app.kubernetes.io/name'] === service &&
    selector['app.kubernetes.io/instance'] === service
  );
}
