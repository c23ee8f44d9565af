import { Resolved } from './render-input';

/** Labels that pick series, as a query has them: `{namespace="shop", container="orders"}`. No value ends its quotes. */
export function matching(labels: Record<string, string>): string {
  const matchers = Object.entries(labels).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  return `{${matchers.join(', ')}}`;
}

/** Labels of the series of the application container: it has the name of the service. */
export function containerOf({ service, namespace }: Resolved) {
  return { namespace, container: service.metadata.name };
}
