import { ExposedHost, Resolved } from './render-input';

/** Name of the object that leads from a host outside to a service: one object for each host. */
export function exposedName(
  { service }: Resolved,
  { host }: ExposedHost,
): string {
  return `${service.metadata.name}.at.${host}`;
}
