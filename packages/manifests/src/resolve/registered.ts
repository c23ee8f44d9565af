import { ExternalHost, RenderInput } from '../render-input';
import { Findings } from './render-issue';

/**
 * How Istio tells a host from others on a port that it does not own: by SNI, or by the host that a request names. By
 * addresses it tells anything, but a range of them takes the port over from Services that speak HTTP there: nothing then.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function protocolOf(port: number): 'TLS' | 'HTTP' | undefined {
  if (port === 443) return 'TLS';
  return port === 80 ? 'HTTP' : undefined;
}

/** Which hosts outside Istio will not let out to, unless somebody registers them: no entry of ours can. */
export function noteUnregistered(
  { platform }: RenderInput,
  external: ExternalHost[],
  findings: Findings,
): void {
  const { mesh } = platform.spec;
  if (mesh.kind !== 'istio-sidecar' || !mesh.serviceEntries) return;
  const left = external.filter(({ port }) => !protocolOf(port));
  if (left.length)
    findings.note(
      `${left
        .map(({ host, port }) => `${host}:${port}`)
        .join(
          ', ',
        )}: not registered, for Istio tells a host from others by TLS on 443 and by HTTP on 80 only: the platform has to let out to it`,
    );
}
