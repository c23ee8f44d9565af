import { Platform } from '@callboard/contract';
import { portNamed } from '../ports';
import { ExposedHost, ExposedPath, RenderInput } from '../render-input';
import { checkInCluster } from './external';
import { hostsTaken, plainPath } from './hosts-taken';
import { deployedNamespace, refOf } from './peer';
import { Findings } from './render-issue';

/** The names outside the cluster that lead to the service, sorted; each path once, for the contract says so. */
export function resolveExposed(
  input: RenderInput,
  findings: Findings,
): ExposedHost[] {
  const { service, platform } = input;
  const { expose = [] } = service.spec;
  checkInCluster('expose', expose, platform, findings);
  findings.issues.push(...hostsTaken(service, [service], platform));
  const hosts = [...new Set(expose.map(({ host }) => host))].sort();
  const exposed = hosts.map(host => ({
    host,
    paths: expose
      .filter(one => one.host === host)
      .map(({ path, port }) => toPath(input, path, port))
      .sort(byLength),
  }));
  if (exposed.length) noteWhatMustExist(input, exposed, findings);
  return exposed;
}

/** The contract has such a port, and it speaks HTTP or gRPC: parsing says so. */
function toPath(
  { service }: RenderInput,
  path: string,
  name: string,
): ExposedPath {
  const { port, appProtocol } = portNamed(service, name)!;
  return {
    path: plainPath(path),
    port,
    application: appProtocol === 'grpc' ? 'grpc' : 'http',
  };
}

function byLength({ path: a }: ExposedPath, { path: b }: ExposedPath): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

type Gateway = NonNullable<Platform['spec']['gateway']>;

/** What the platform team has to have for each host: listeners and certificates are theirs. */
const needs: Record<Gateway['api'], (gateway: Gateway, to: string) => string> =
  {
    gateway: ({ namespace, name, listener }, to) =>
      `the Gateway ${namespace}/${name} needs a listener${
        listener ? ` ${listener}` : ''
      } for each, with its certificate, that takes routes of the namespace ${to}`,
    ingress: ({ name }) =>
      `the controller of the IngressClass ${name} needs a certificate for each`,
    istio: ({ namespace, name }, to) =>
      `Istio's Gateway ${namespace}/${name} needs a server for each, with its certificate, that takes hosts of the namespace ${to}`,
  };

function noteWhatMustExist(
  { service, platform }: RenderInput,
  exposed: ExposedHost[],
  findings: Findings,
): void {
  const { gateway } = platform.spec;
  if (!gateway) return;
  const namespace = deployedNamespace(service.metadata.namespace, platform);
  const hosts = exposed.map(({ host }) => host).join(', ');
  findings.note(
    `${refOf(service)} is exposed in ${
      platform.metadata.name
    } as ${hosts}: DNS has to point there, and ${needs[gateway.api](
      gateway,
      namespace,
    )}`,
  );
  noteTimeouts(service, gateway, exposed, findings);
}

/** Neither an Ingress nor a GRPCRoute has a field for it. */
function noteTimeouts(
  { spec }: RenderInput['service'],
  { api }: Gateway,
  exposed: ExposedHost[],
  findings: Findings,
): void {
  const without = exposed.filter(
    ({ paths }) =>
      api === 'ingress' ||
      (api === 'gateway' && paths[0].application === 'grpc'),
  );
  if (spec.traffic?.timeout && without.length)
    findings.note(
      `the gateway does not know the time-out of ${
        spec.traffic.timeout
      } for ${without.map(({ host }) => host).join(', ')}: ${
        api === 'ingress' ? 'an Ingress' : 'a GRPCRoute'
      } has none`,
    );
}
