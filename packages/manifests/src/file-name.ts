import { Manifest } from './manifest';

/**
 * Name of the file of a service's object, `<kind>[-<suffix>].yaml`: one object a file. What is not named as the service has
 * the rest of its name as suffix, e.g. `deployment-canary.yaml`.
 */
export function fileName(
  { kind, metadata }: Manifest,
  service: string,
): string {
  const words = kind.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]+/g)!;
  const rest = metadata.name.startsWith(service)
    ? metadata.name.slice(service.length).replace(/^[-.]/, '')
    : metadata.name;
  return `${[...words.map(word => word.toLowerCase()), rest]
    .filter(Boolean)
    .join('-')}.yaml`;
}
