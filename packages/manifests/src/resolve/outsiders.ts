import { podPortsOf, portsOf } from '../ports';
import { RenderInput, Resolved } from '../render-input';
import { Findings } from './render-issue';

/**
 * The gateway that routes requests to the service: it reaches what the contract exposes. Of a contract that says nothing
 * of that it reaches the ports that speak HTTP or gRPC, for routes that people write by hand.
 */
export function resolveGateway(
  { service, platform }: RenderInput,
  findings: Findings,
): Resolved['gateway'] {
  const { gateway, mesh } = platform.spec;
  const { expose } = service.spec;
  const ports = portsOf(service).flatMap(([name, port]) =>
    (
      expose
        ? expose.some(one => one.port === name)
        : port.appProtocol === 'http' || port.appProtocol === 'grpc'
    )
      ? [port]
      : [],
  );
  if (!gateway || ports.length === 0) return undefined;
  if (mesh.kind === 'istio-sidecar' && !gateway.serviceAccount) {
    return findings.refuse(
      'gateway-outside-mesh',
      ['platform', 'spec', 'gateway', 'serviceAccount'],
      `the gateway ${gateway.namespace}/${gateway.name} is outside the mesh, whose strict mTLS refuses it: bring it in and name its serviceAccount, or leave the gateway out of platform/${platform.metadata.name}.yaml`,
    );
  }
  return { peer: gateway, podPorts: podPortsOf(ports) };
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
  if (mesh.kind === 'istio-sidecar' && !monitoring.serviceAccount) {
    findings.note(
      `the scraper of ${environment} is outside the mesh: ${ports
        .map(([name]) => name)
        .join(', ')} takes plain traffic from its pods, without identity`,
    );
  }
  return {
    peer: { name: monitoring.podLabels.app ?? 'scraper', ...monitoring },
    podPorts: podPortsOf(ports.map(([, port]) => port)),
  };
}
