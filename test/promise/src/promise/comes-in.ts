import { Grant, Microservice, Platform } from '@callboard/contract';
import { Deployed, refOf } from '../deployed';
import { copied } from './copies';
import { adminPort, isLinkerd } from './linkerd';
import {
  isIn,
  onPorts,
  podsOf,
  podsOfPlatform,
  portsOf,
  Promised,
} from './promised';
import { isAmbient, waypointOf } from './waypoint';

/** Where probes come from in ambient mode. */
export const probes = [
  '169.254.7.127/32',
  'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128',
];

/** Whom a service lets in: those that it granted, copies of what others let in, the gateway, the scraper, its sources, and probes where they need it. */
export function comesIn(deployed: Deployed, service: Microservice): Promised[] {
  const waypoint = waypointOf(service, deployed.platform);
  return [
    ...(waypoint
      ? [
          {
            peer: waypoint.pods,
            serviceAccount: waypoint.name,
            tunnel: true,
            ...onPorts(Object.values(portsOf(service))),
          },
        ]
      : allGranted(deployed, service)),
    ...copiesComeIn(deployed, service),
    ...platformComesIn(deployed, service),
    ...probesComeIn(deployed.platform, service),
  ];
}

/** Whom a waypoint lets through to the service: those that it granted, and of the platform who is in the mesh. */
export function comesThrough(
  deployed: Deployed,
  service: Microservice,
): Promised[] {
  return [
    ...allGranted(deployed, service),
    ...platformComesIn(deployed, service).filter(
      ({ serviceAccount }) => serviceAccount,
    ),
  ];
}

function allGranted(deployed: Deployed, service: Microservice): Promised[] {
  return (deployed.grants.get(refOf(service)) ?? []).flatMap(
    grant => granted(deployed, service, grant) ?? [],
  );
}

/** In ambient mode the kubelet comes from addresses of its own; Azure's plugin takes none of IPv6. */
function probesComeIn(platform: Platform, service: Microservice): Promised[] {
  const { readiness, liveness } = service.spec.health ?? {};
  const probed = [readiness, liveness].flatMap(probe => {
    const name = (probe?.httpGet ?? probe?.grpc ?? probe?.tcp)?.port;
    return name === undefined ? [] : [portsOf(service)[name]];
  });
  if (!isAmbient(platform) || probed.length === 0) return [];
  const isOldOnly = platform.spec.networkPolicy.enforcedBy === 'azure-npm';
  const cidrs = isOldOnly ? probes.slice(0, 1) : probes;
  return [{ peer: { cidrs }, isProbe: true, ...onPorts(probed) }];
}

/** Copies of requests to services that have them sent here. */
function copiesComeIn(deployed: Deployed, service: Microservice): Promised[] {
  return deployed.rendered.flatMap(other =>
    (deployed.grants.get(refOf(other)) ?? []).flatMap(grant => {
      const promised = granted(deployed, other, grant);
      const copies = promised && copied(deployed, other, promised);
      return copies?.target === service ? [copies.promised] : [];
    }),
  );
}

/** What one grant opens; nothing where it is for another environment, or its caller is not in this one. */
export function granted(
  { platform, contracts }: Deployed,
  service: Microservice,
  { metadata, spec }: Grant,
): Promised | undefined {
  const { environments, from, http } = spec;
  if (environments && !environments.includes(platform.metadata.name)) {
    return undefined;
  }
  const terms = {
    ...onPorts(spec.ports.map(name => portsOf(service)[name])),
    ...(http && { requests: http }),
  };
  if (from) {
    const { namespace } = metadata;
    return {
      ...terms,
      ...podsOfPlatform({ namespace, ...from }),
      tunnel: true,
    };
  }
  const caller = contracts.find(
    one =>
      one.metadata.name === metadata.name &&
      one.metadata.namespace === metadata.namespace,
  );
  return caller && isIn(caller, platform)
    ? {
        ...terms,
        peer: podsOf(caller, platform),
        serviceAccount: caller.metadata.name,
        tunnel: true,
      }
    : undefined;
}

/**
 * The gateway comes to what is exposed, or else to what speaks HTTP (docs/decisions/0001), the scraper to metrics, a source
 * to every port.
 */
function platformComesIn(
  { platform }: Deployed,
  service: Microservice,
): Promised[] {
  const { gateway, monitoring } = platform.spec;
  const { sources } = service.spec.service ?? {};
  const ports = Object.values(portsOf(service));
  const forGateway =
    service.spec.expose?.map(({ port }) => portsOf(service)[port]) ??
    ports.filter(({ appProtocol = '' }) =>
      ['http', 'grpc'].includes(appProtocol),
    );
  const forScraper = ports.filter(({ scrape }) => scrape !== undefined);
  return [
    ...(gateway && forGateway.length
      ? [{ ...ofMesh(gateway), ...onPorts(forGateway) }]
      : []),
    ...(monitoring && forScraper.length
      ? [{ ...ofMesh(monitoring), ...onPorts(forScraper) }]
      : []),
    ...(monitoring && isLinkerd(platform)
      ? [{ ...podsOfPlatform(monitoring), ...onPorts([{ port: adminPort }]) }]
      : []),
    ...(sources ? [{ peer: { cidrs: sources }, ...onPorts(ports) }] : []),
  ];
}

/** Without an identity they are outside the mesh, which carries nothing of theirs. */
function ofMesh(
  pods: Parameters<typeof podsOfPlatform>[0],
): ReturnType<typeof podsOfPlatform> & Pick<Promised, 'tunnel'> {
  return {
    ...podsOfPlatform(pods),
    ...(pods.serviceAccount && { tunnel: true }),
  };
}
