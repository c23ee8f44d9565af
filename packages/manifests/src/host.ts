import { ServiceName } from './render-input';

/**
 * The fully qualified name without the trailing dot: the dot would end up in Host headers and TLS names.
 * `domain` is the cluster's.
 */
export function hostOf(
  { name, namespace }: ServiceName,
  domain: string,
): string {
  return `${name}.${namespace}.svc.${domain}`;
}
