import { Platform } from '@callboard/contract';
import { Promised, Selected } from '../promise/promised';
import { ServicePromises } from '../promise/expected';
import { Pods } from './end';

/** Who nearly is somebody whom a service promised something: in each case one thing is another. */
export function strangersTo(
  { pods, comesIn, goesOut, waypoint }: ServicePromises,
  { spec }: Platform,
): Pods[] {
  const hasMesh = spec.mesh.kind !== 'none';
  const all = [
    stranger(pods),
    ...[...comesIn, ...(waypoint?.comesIn ?? [])].flatMap(
      ({ peer, serviceAccount }) =>
        'labels' in peer
          ? [
              stranger(peer),
              elsewhere(peer, serviceAccount),
              ...(hasMesh ? impostors(peer, serviceAccount) : []),
            ]
          : [],
    ),
    ...goesOut.flatMap(({ peer }: Promised) =>
      'labels' in peer ? [stranger(peer), elsewhere(peer)] : [],
    ),
  ];
  return [...new Map(all.map(one => [one.name, one])).values()];
}

const unlike = { app: 'stranger' };

const toPods = (
  name: string,
  { namespace, labels }: Selected,
  serviceAccount?: string,
): Pods => ({
  kind: 'pods',
  name,
  namespace,
  labels,
  ...(serviceAccount && { serviceAccount }),
  heldBy: 'test',
});

function stranger({ namespace }: Selected): Pods {
  return toPods(
    `a stranger in ${namespace}`,
    { namespace, labels: unlike },
    // Istio keeps out of there.
    namespace === 'kube-system' ? undefined : 'stranger',
  );
}

/** The same labels and the name of the same service account, in another namespace. */
function elsewhere(
  { labels, namespace }: Selected,
  serviceAccount = 'default',
) {
  return toPods(
    `${JSON.stringify(labels)} of ${serviceAccount}, not in ${namespace}`,
    { namespace: 'elsewhere', labels },
    serviceAccount,
  );
}

/** With the labels and without the identity, or the other way round. */
function impostors(peer: Selected, serviceAccount = 'default'): Pods[] {
  const { namespace, labels } = peer;
  const who = `${JSON.stringify(labels)} in ${namespace}`;
  return [
    toPods(`${who} without sidecar`, peer),
    toPods(`${who} as another account`, peer, 'stranger'),
    toPods(
      `account ${serviceAccount} of ${namespace} with other labels`,
      { namespace, labels: unlike },
      serviceAccount,
    ),
  ];
}
