import { Mtls, protectionOf } from '@callboard/reachability';
import { Promises, ServicePromises } from './promise/expected';
import { World } from './world/world';

type Modes = Pick<Mtls, 'membership' | 'mode' | 'exceptions'>;

/** Linkerd has no modes: it asks by its policies. */
const modesByMesh = {
  none: () => undefined,
  'istio-sidecar': strict,
  'istio-ambient': strict,
  linkerd: (): Modes => ({ membership: 'yes', exceptions: {} }),
};

/**
 * The services that do not ask for what they should: in a mesh whoever calls proves who he is, but for whom it is
 * promised to come without. Who is let in tells nothing of that.
 */
export function unprotected(
  { network }: World,
  { platform, services }: Promises,
): string[] {
  const promisedOf = modesByMesh[platform.spec.mesh.kind];
  return services.flatMap(one => {
    const { name } = one.service.metadata;
    const workload = network.workloads.find(
      pods =>
        pods.object !== undefined &&
        pods.namespace === one.pods.namespace &&
        pods.name === name,
    )!;
    const found = modesOf(protectionOf(network, workload).mtls);
    const promised = modesOf(promisedOf(one));
    return found === promised
      ? []
      : [`${name}\n  promised ${promised}\n  found    ${found}`];
  });
}

function strict({ comesIn }: ServicePromises): Modes {
  const plain = comesIn
    .filter(
      ({ peer, serviceAccount }) =>
        !('cidrs' in peer) && serviceAccount === undefined,
    )
    .flatMap(({ ports }) => ports);
  return {
    membership: 'yes',
    mode: 'STRICT',
    exceptions: Object.fromEntries(plain.map(port => [port, 'PERMISSIVE'])),
  };
}

function modesOf(modes: Modes | undefined): string {
  if (!modes) return 'no mesh';
  const { membership, mode, exceptions } = modes;
  return JSON.stringify({ membership, mode, exceptions });
}
