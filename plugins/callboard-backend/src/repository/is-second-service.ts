import { Service } from '@callboard/reachability';
import { serviceOfPath } from './service-of-path';

/**
 * Is it the headless Service that is rendered beside that of a service, as it was rendered? What holds of the one holds
 * of the other, for their pods are the same: nobody is told twice, or by a name that no entity has.
 */
export function isSecondService(path: string, read: Service): boolean {
  return (
    path.endsWith('/service-headless.yaml') &&
    isBeside(serviceOfPath(path)?.name, read)
  );
}

/** The same of a Service in a cluster, where no file tells what it is. */
export function isSecondInCluster(read: Service): boolean {
  const { labels = {} } = read.object.metadata;
  return (
    labels['app.kubernetes.io/managed-by'] === 'callboard' &&
    isBeside(read.selector['app.kubernetes.io/name'], read)
  );
}

function isBeside(
  service: string | undefined,
  { name, clusterIP, selector }: Service,
): boolean {
  return (
    name === `${service}-headless` &&
    clusterIP === 'None' &&
    Object.keys(selector).length === 2 &&
    selector['app.kubernetes.io/name'] === service &&
    selector['app.kubernetes.io/instance'] === service
  );
}
