import { Resolved } from './render-input';

/**
 * Where a route of the Gateway API sends what is for a port of the Service: to the Service itself, or some of it to the
 * pods of a canary.
 * @see https://gateway-api.sigs.k8s.io/guides/traffic-splitting/
 */
export function backendRefs(
  { service, canary, tracks }: Resolved,
  port: number,
) {
  if (!canary || !tracks) return [{ name: service.metadata.name, port }];
  return [
    { name: tracks.stable, port, weight: 100 - canary.weight },
    { name: tracks.canary, port, weight: canary.weight },
  ];
}
