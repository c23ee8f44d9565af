import { Grant, Microservice } from '@callboard/contract';
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

/** Whom a service lets in: those that it granted, copies of what others let in, the gateway, the scraper, and its sources. */
export function comesIn(deployed: Deployed, service: Microservice): Promised[] {
  const grants = deployed.grants.get(refOf(service)) ?? [];
  return [
    ...grants.flatMap(grant => granted(deployed, service, grant) ?? []),
    ...copiesComeIn(deployed, service),
    ...platformComesIn(deployed, service),
  ];
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
