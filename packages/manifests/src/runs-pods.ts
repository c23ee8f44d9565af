import { Microservice } from '@callboard/contract';

/** An ExternalName is an alias in DNS: nothing of it runs in the cluster. */
export function runsPods({ spec }: Microservice): boolean {
  return spec.service?.type !== 'ExternalName';
}
