import { Platform } from '@callboard/contract';
import { podPortsOf, portsOf } from '../ports';
import { Outsider, Peer, RenderInput, Resolved } from '../render-input';
import { isIstio } from './mesh';
import { Findings } from './render-issue';
import { wirePorts } from './wire-ports';

/** The gateway that routes requests to the service: it reaches the ports that speak HTTP or gRPC. */
export function resolveGateway(
  { service, platform }: RenderInput,
  findings: Findings,
): Resolved['gateway'] {
  const { gateway, mesh } = platform.spec;
  const ports = portsOf(service).flatMap(([, port]) =>
    port.appProtocol === 'http' || port.appProtocol === 'grpc' ? [port] : [],
  );
  if (!gateway || ports.length === 0) return undefined;
  if (isIstio(mesh) && !gateway.serviceAccount) {
    return findings.refuse(
      'gateway-outside-mesh',
      ['platform', 'spec', 'gateway', 'serviceAccount'],
      `the gateway ${gateway.namespace}/${gateway.name} is outside the mesh, whose strict mTLS refuses it: bring it in and name its serviceAccount, or leave the gateway out of platform/${platform.metadata.name}.yaml`,
    );
  }
  return outsider(platform, gateway, podPortsOf(ports));
}

/** The scraper reads the ports that say where their metrics are, and no other. */
export function resolveScraper(
  { service, platform }: RenderInput,
  findings: Findings,
): Resolved['scraper'] {
  const { monitoring, mesh } = platform.spec;
  const environment = platform.metadata.name;
  const ports = portsOf(service).filter(([, port]) => port.scrape);
  if (ports.length === 0 || !monitoring) return undefined;
  if (isIstio(mesh) && !monitoring.serviceAccount) {
    findings.note(
      `the scraper of ${environment} is outside the mesh: ${ports
        .map(([name]) => name)
        .join(', ')} takes plain traffic from its pods, without identity`,
    );
  }
  return outsider(
    platform,
    { name: monitoring.podLabels.app ?? 'scraper', ...monitoring },
    podPortsOf(ports.map(([, port]) => port)),
  );
}

/** Who has no identity is outside the mesh, which carries nothing of it. */
function outsider(
  platform: Platform,
  peer: Peer,
  podPorts: number[],
): Outsider {
  return {
    peer,
    podPorts,
    wirePorts: peer.serviceAccount ? wirePorts(platform, podPorts) : podPorts,
  };
}
