import { Cluster, Pods } from './cluster';
import { asksForAmbient, meshMember } from './mesh-member';
import { portsOnTheWire } from './linkerd-proxy';
import { Facts, Question } from './question';

/**
 * The ports at which NetworkPolicies see the connection. “HBONE traffic always arrives on port 15008” (trap 56): so
 * ztunnels speak with each other, and sidecars may in ambient mode.
 */
export function wirePorts(
  cluster: Cluster,
  { mesh }: Facts,
  { from, to, protocol, port }: Question,
): number[] {
  if (mesh.kind === 'none' || protocol !== 'TCP') return [port];
  if ('address' in from || 'address' in to) return [port];
  if (mesh.kind === 'linkerd') {
    return portsOnTheWire(from.pods, to.pods, cluster, port);
  }
  const ends = [from.pods, to.pods];
  const members = ends.map(pods => meshMember(pods, cluster, mesh));
  if (members.includes('none')) return [port];

  if (mesh.kind === 'istio-ambient') {
    const isTunnel = members.every(member => member === 'ztunnel');
    if (isTunnel && !ends.some(bypassesZtunnel)) return [15008];
    return [port, 15008];
  }
  const isAsked = ends.some(
    (pods, index) =>
      members[index] === 'unknown' && asksForAmbient(pods, cluster) === 'yes',
  );
  return isAsked ? [port, 15008] : [port];
}

/** Annotations such as ambient.istio.io/bypass-inbound-capture are not evaluated. */
export function bypassesZtunnel({ annotations }: Pods): boolean {
  return Object.keys(annotations).some(
    key =>
      key.startsWith('ambient.istio.io/') &&
      key !== 'ambient.istio.io/redirection' &&
      key !== 'ambient.istio.io/dns-capture',
  );
}
