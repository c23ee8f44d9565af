import { Microservice, Platform } from '@callboard/contract';
import { podPortOf, portsOf } from '../ports';
import { Call, Headless, RenderInput } from '../render-input';
import { isIn, refOf } from './peer';
import { Findings } from './render-issue';

const suffix = '-headless';

/** Name of the second Service of a service, whose address are its pods. */
export const headlessName = (name: string) => `${name}${suffix}`;

/** A name of a Service has up to 63 characters. */
export const isTooLong = (name: string) => headlessName(name).length > 63;

/**
 * Does a service have a second, headless Service? A connection of gRPC lasts, and behind one address all of its requests
 * go to one pod; where no proxy spreads them, clients have to know the pods.
 * @see https://grpc.io/blog/grpc-load-balancing/
 */
export function hasHeadless(
  service: Microservice,
  platform: Platform,
): boolean {
  const { type = 'ClusterIP' } = service.spec.service ?? {};
  return (
    platform.spec.mesh.kind === 'none' &&
    type !== 'Headless' &&
    portsOf(service).some(([, { appProtocol }]) => appProtocol === 'grpc')
  );
}

/** The second Service; nothing where there is none. Its name is nobody else's. */
export function resolveHeadless(
  input: RenderInput,
  findings: Findings,
): Headless | undefined {
  const { service, platform } = input;
  checkOwnName(input, findings);
  if (!hasHeadless(service, platform)) return undefined;
  const { namespace, name } = service.metadata;
  const wanted = headlessName(name);
  if (isTooLong(name))
    return findings.refuse(
      'headless-name-too-long',
      ['metadata', 'name'],
      `${tooLong(
        name,
      )}: choose a shorter name, or say another appProtocol in spec.service.ports`,
    );
  const other = input.peers({ namespace, name: wanted });
  if (other && isIn(other, platform.metadata.name))
    return findings.refuse(
      'headless-name-taken',
      ['metadata', 'name'],
      `without a mesh ${refOf(
        service,
      )} has a second Service ${wanted} for its gRPC ports, and ${refOf(
        other,
      )} has that name: rename one of them`,
    );
  return { name: wanted, ports: portsOfHeadless(service) };
}

export function tooLong(name: string): string {
  return `without a mesh ${name} has a second Service ${headlessName(
    name,
  )} for its gRPC ports, a name of more than 63 characters`;
}

/** Would this service take the name of another's second one? */
function checkOwnName(
  { service, platform, peers }: RenderInput,
  findings: Findings,
): void {
  const { namespace, name } = service.metadata;
  if (!name.endsWith(suffix) || !service.spec.service) return;
  const other = peers({ namespace, name: name.slice(0, -suffix.length) });
  if (
    other &&
    isIn(other, platform.metadata.name) &&
    hasHeadless(other, platform)
  )
    findings.refuse(
      'headless-name-taken',
      ['metadata', 'name'],
      `without a mesh ${refOf(
        other,
      )} has a second Service ${name} for its gRPC ports: rename one of them`,
    );
}

/** A Service refuses two ports of the same number: the first name counts. */
function portsOfHeadless(service: Microservice): Headless['ports'] {
  const grpc = portsOf(service).filter(
    ([, { appProtocol }]) => appProtocol === 'grpc',
  );
  return grpc.flatMap(([name, port], index) =>
    grpc.findIndex(([, other]) => podPortOf(other) === podPortOf(port)) ===
    index
      ? [{ name, podPort: podPortOf(port) }]
      : [],
  );
}

/** A client that is given a name resolves it once and keeps to one pod, unless it is told otherwise. */
export function noteBalancing(
  { platform }: RenderInput,
  calls: Call[],
  findings: Findings,
): void {
  const spread = calls.filter(
    ({ peer, service }) => service === headlessName(peer.name),
  );
  if (spread.length)
    findings.note(
      `${spread.map(({ prefix }) => prefix).join(', ')} on platform/${
        platform.metadata.name
      }.yaml (spec.mesh.kind: none): the address names the pods themselves, for nothing spreads requests of gRPC there but the client: dial dns:///<address> with the policy round_robin`,
    );
}
