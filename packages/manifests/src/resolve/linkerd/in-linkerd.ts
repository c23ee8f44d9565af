import { podPortOf, portsOf } from '../../ports';
import { InLinkerd, RenderInput, Resolved } from '../../render-input';
import { runsPods } from '../../runs-pods';
import { isOpaque } from './opaque';
import { serversOf } from './servers';

/** What Linkerd is told of a service; nothing where it is not the mesh, or no pods run. */
export function resolveLinkerd(
  { service, platform }: RenderInput,
  scraper: Resolved['scraper'],
): InLinkerd | undefined {
  const { mesh, monitoring } = platform.spec;
  if (mesh.kind !== 'linkerd' || !runsPods(service)) return undefined;
  const passedBy =
    scraper && !scraper.peer.serviceAccount ? scraper.podPorts : [];
  const servers = serversOf(service, passedBy);
  const ports = portsOf(service).map(([, port]) => port);
  return {
    servers,
    passedBy,
    opaque: {
      service: ports
        .filter(port => isOpaque(port, podPortOf(port)))
        .map(({ port }) => port),
      pods: servers
        .filter(({ protocol }) => protocol === 'opaque')
        .map(({ podPort }) => podPort),
    },
    ...(monitoring && {
      reader: { name: monitoring.podLabels.app ?? 'scraper', ...monitoring },
    }),
  };
}
