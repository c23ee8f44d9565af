import type { V1ServicePort, V1ServiceSpec } from '@kubernetes/client-node';
import { Cluster, Pods } from './cluster';
import { containerPort } from './container-port';
import { podLabels, selects } from './selects';

const tcpNames = ['tcp', 'mongo', 'redis', 'mysql'];

/** Does a Service declare that this port of the pods carries something that Istio doesn't read as HTTP? */
export function carriesTcp(
  cluster: Cluster,
  pods: Pods,
  port: number,
): boolean {
  return cluster.others
    .filter(({ kind }) => kind === 'Service')
    .filter(({ namespace }) => namespace === pods.namespace)
    .map(({ spec }) => spec as V1ServiceSpec)
    .filter(({ type }) => type !== 'ExternalName')
    .filter(
      // “Services without selectors” have no pods of their own.
      ({ selector = {} }) =>
        Object.keys(selector).length > 0 &&
        selects({ matchLabels: selector }, podLabels(pods.labels)) === 'yes',
    )
    .flatMap(({ ports }) => ports ?? [])
    .filter(one => (one.protocol ?? 'TCP') === 'TCP')
    .some(one => targetOf(one, pods) === port && isTcp(one));
}

/** “By default the targetPort is set to the same value as the port field.” A name is the pod's own. */
function targetOf({ port, targetPort = port }: V1ServicePort, pods: Pods) {
  return typeof targetPort === 'string'
    ? containerPort(pods, targetPort, 'TCP')
    : targetPort;
}

/** `appProtocol` wins; else the name up to the first dash. */
function isTcp({ appProtocol, name = '' }: V1ServicePort): boolean {
  return appProtocol
    ? [...tcpNames, 'tls', 'https'].includes(appProtocol)
    : tcpNames.includes(name.split('-')[0]);
}
