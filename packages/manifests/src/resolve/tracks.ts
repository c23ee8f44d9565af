import { Microservice, Platform } from '@callboard/contract';
import { podPortOf, portsOf } from '../ports';
import { RenderInput, Resolved } from '../render-input';
import { isOpaque } from './linkerd/opaque';
import { isIn, refOf } from './peer';
import { Findings } from './render-issue';
import { hasWaypoint } from './waypoint';

/** Name of the canary's Deployment, and of the Service for its pods. */
export function canaryNameOf(name: string): string {
  return `${name}-canary`;
}

/** Names of the Services that a waypoint, or Linkerd, shares requests among; nothing where neither does. */
export function tracksOf(
  service: Microservice,
  platform: Platform,
): Resolved['tracks'] {
  const { name } = service.metadata;
  const isShared =
    hasWaypoint(service, platform) || isSharedByLinkerd(service, platform);
  return isShared && service.spec.traffic?.canary
    ? { stable: `${name}-stable`, canary: canaryNameOf(name) }
    : undefined;
}

/** Linkerd shares the requests that it sees, and so none where it sees no port's. */
function isSharedByLinkerd(service: Microservice, platform: Platform): boolean {
  return (
    platform.spec.mesh.kind === 'linkerd' &&
    portsOf(service).some(([, port]) => !isOpaque(port, podPortOf(port)))
  );
}

/** In Linkerd: would two Services have the name of the one for all pods but a canary's? */
export function checkTracks(input: RenderInput, findings: Findings): void {
  const { service, platform } = input;
  if (platform.spec.mesh.kind !== 'linkerd') return;
  const { name } = service.metadata;
  const tracks = tracksOf(service, platform);
  const twin = tracks && serviceHere(input, tracks.stable);
  if (twin)
    findings.refuse(
      'canary-name-taken',
      ['spec', 'traffic', 'canary'],
      taken(tracks.stable, refOf(service)),
    );
  const [, stem] = /^(.+)-stable$/.exec(name) ?? [];
  const other = stem && serviceHere(input, stem);
  if (other && tracksOf(other, platform))
    findings.refuse(
      'canary-name-taken',
      ['metadata', 'name'],
      taken(name, refOf(other)),
    );
}

/** The service of that name beside this one, where it is in this environment. */
function serviceHere(
  { service, platform, peers }: RenderInput,
  name: string,
): Microservice | undefined {
  const found = peers({ namespace: service.metadata.namespace, name });
  return found && isIn(found, platform.metadata.name) ? found : undefined;
}

function taken(name: string, whose: string): string {
  return `${name} would be two Services: a contract's, and the one for the pods of ${whose} that are not its canary's. Rename one, or do without the canary`;
}
