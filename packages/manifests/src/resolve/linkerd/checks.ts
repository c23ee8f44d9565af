import { Microservice } from '@callboard/contract';
import { takenPorts } from '../../linkerd/ports-of-proxy';
import { podPortOf, portsOf } from '../../ports';
import { RenderInput, Resolved } from '../../render-input';
import { Findings } from '../render-issue';
import { isOpaque } from './opaque';
import { probesOf } from './probes';

/** What Linkerd cannot do as the contract has it. */
export function checkForLinkerd(
  { service, platform }: RenderInput,
  findings: Findings,
): void {
  if (platform.spec.mesh.kind !== 'linkerd') return;
  checkPorts(service, findings);
  checkProbes(service, findings);
  checkRetries(service, findings);
}

function checkPorts(service: Microservice, findings: Findings): void {
  for (const [name, port] of portsOf(service)) {
    const taken = [port.port, podPortOf(port)].find(number =>
      takenPorts.includes(number),
    );
    if (taken !== undefined)
      findings.refuse(
        'port-of-the-mesh',
        ['spec', 'service', 'ports', name],
        `${taken} is a port of Linkerd's proxy, or one that it does not guard: give ${name} another number`,
      );
  }
}

/** On a port that it does not look into Linkerd cannot tell the kubelet from anybody else. */
function checkProbes(service: Microservice, findings: Findings): void {
  for (const { path, podPort, kind } of probesOf(service)) {
    const opaque = portsOf(service).find(
      ([, port]) => podPortOf(port) === podPort && isOpaque(port, podPort),
    );
    if (kind !== 'tcp' && opaque)
      findings.refuse(
        'probe-on-opaque-port',
        path,
        `the kubelet proves no identity, and Linkerd lets it in by what it asks, which it does not see on the port ${opaque[0]}: say its appProtocol (http or grpc), or use tcp`,
      );
  }
}

/** Linkerd retries answers; a connection that fails it does not. Those of gRPC and of HTTP it never looks for at once. */
function checkRetries(service: Microservice, findings: Findings): void {
  const { on = [] } = service.spec.traffic?.retries ?? {};
  const unknown = on.filter(
    condition => condition === 'connect-failure' || condition === 'reset',
  );
  const ofHttp = on.filter(one => one === '5xx' || one === 'gateway-error');
  const ofGrpc = on.length - unknown.length - ofHttp.length;
  const grpc = portsOf(service).filter(
    ([, { appProtocol }]) => appProtocol === 'grpc',
  );
  if (ofHttp.length && ofGrpc > 0 && grpc.length)
    findings.note(
      `${grpc
        .map(([name]) => name)
        .join(
          ', ',
        )}: only what gRPC answers is tried again there, not ${ofHttp.join(
        ' and ',
      )}, for Linkerd looks at one of the two`,
    );
  if (unknown.length)
    findings.refuse(
      'retry-condition-unknown',
      ['spec', 'traffic', 'retries', 'on'],
      `Linkerd tries again by what is answered, and knows no ${unknown.join(
        ' and no ',
      )}: remove it`,
    );
}

/**
 * A gateway without an identity opens its ports to whoever comes without one. Whom a grant lets in comes to the proxy's
 * own port, past the NetworkPolicy for any port of the pods: he would reach the gateway's ports by no grant at all.
 */
export function checkPlainGateway(
  { platform }: RenderInput,
  {
    gateway,
    scraper,
    callers,
  }: Pick<Resolved, 'gateway' | 'scraper' | 'callers'>,
  findings: Findings,
): void {
  if (platform.spec.mesh.kind !== 'linkerd') return;
  if (!gateway || gateway.peer.serviceAccount) return;
  if (callers.length === 0 && !scraper?.peer.serviceAccount) return;
  const { namespace, name } = gateway.peer;
  findings.refuse(
    'gateway-outside-mesh',
    ['platform', 'spec', 'gateway', 'serviceAccount'],
    `the gateway ${namespace}/${name} is outside the mesh, so its ports are open without identity, and others of the mesh may call this service too: bring it in and name its serviceAccount, or leave the gateway out of platform/${platform.metadata.name}.yaml`,
  );
}
