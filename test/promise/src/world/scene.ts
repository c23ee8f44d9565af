import { Deployed } from '../deployed';
import { Packet, Promises, ServicePromises } from '../promise/expected';
import { isOneOf, portsOf } from '../promise/promised';
import { castOf } from './cast';
import { End } from './end';
import { strangersTo } from './strangers';

/** Everybody who is named, everybody who nearly is, and what they try. */
export interface Scene {
  ends: End[];
  packets: Packet[];
}

/** From everybody to each service and from each service to everybody, on every port that could matter. */
export function toScene(deployed: Deployed, promises: Promises): Scene {
  const cast = castOf(deployed);
  const strangers = new Map<string, End>();
  const packets = promises.services.flatMap(one => {
    const own = strangersTo(one, promises.platform).map(stranger => {
      const known = strangers.get(stranger.name) ?? stranger;
      strangers.set(stranger.name, known);
      return known;
    });
    const selves = cast.filter(
      end =>
        end.kind === 'pods' &&
        end.heldBy === 'manifests' &&
        isOneOf(one.pods, end),
    );
    const ports = portsAround(deployed, one);
    const waypoint = cast.find(
      end =>
        end.kind === 'pods' &&
        end.heldBy === 'gateway' &&
        end.name === one.waypoint?.name,
    );
    const all = [...selves, ...(waypoint ? [waypoint] : [])];
    return [...cast, ...own].flatMap(other => [
      ...all.flatMap(self => [
        ...packetsOn(ports, other, self),
        ...(other === self ? [] : packetsOn(ports, self, other)),
      ]),
      ...(waypoint
        ? selves
            .filter(self => self !== other)
            .flatMap(self => toService(ports, other, self))
        : []),
    ]);
  });
  return { ends: [...cast, ...strangers.values()], packets };
}

/** The service's own, before and behind its Service; those that it calls; those of DNS, mesh and API; and one more. */
function portsAround(
  { platform }: Deployed,
  { service, goesOut }: ServicePromises,
): number[] {
  const all = [
    ...Object.values(portsOf(service)).flatMap(
      ({ port, targetPort = port }) => [port, targetPort],
    ),
    ...goesOut.flatMap(({ ports }) => ports),
    ...[53, platform.spec.dns.port, 15012, 15090, 4143, 4191, 4321],
    ...(platform.spec.apiServer ? [platform.spec.apiServer.port] : []),
  ];
  return [...new Set(all)];
}

function packetsOn(ports: number[], from: End, to: End): Packet[] {
  return ports.flatMap(port =>
    (['TCP', 'UDP'] as const).map(protocol => ({ from, to, protocol, port })),
  );
}

/** What is sent to the address of the Service before the pods; `ports` are the pods'. */
function toService(ports: number[], from: End, to: End): Packet[] {
  return packetsOn(ports, from, to).map(packet => ({
    ...packet,
    isToService: true,
  }));
}
