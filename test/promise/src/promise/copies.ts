import { Microservice } from '@callboard/contract';
import { Deployed } from '../deployed';
import { isIn, onPorts, podsOf, portsOf, Promised } from './promised';

/** Where the copies of requests to a service go: from which of its ports, to which of the other's. */
interface Copies {
  target: Microservice;
  ports: { name: string; podPort: number; copyPodPort: number }[];
}

/** A caller's sidecar sends copies of what it sends to a port: to the port of the same name, where both speak the same. */
export function copiesOf(
  { platform, contracts }: Deployed,
  { metadata, spec }: Microservice,
): Copies | undefined {
  const asked = spec.traffic?.mirror?.service;
  const target = contracts.find(
    one =>
      one.metadata.name === asked &&
      one.metadata.namespace === metadata.namespace,
  );
  const hasAddress = !['Headless', 'ExternalName'].includes(
    target?.spec.service?.type ?? '',
  );
  if (
    platform.spec.mesh.kind !== 'istio-sidecar' ||
    !target ||
    !hasAddress ||
    !isIn(target, platform) ||
    target.spec.owner !== spec.owner
  )
    return undefined;
  const ports = Object.entries(spec.service?.ports ?? {}).flatMap(
    ([name, { appProtocol = 'tcp', port, targetPort = port }]) => {
      const to = portsOf(target)[name];
      return to && appProtocol !== 'tcp' && to.appProtocol === appProtocol
        ? [
            {
              name,
              podPort: targetPort,
              copyPodPort: onPorts([to]).ports[0],
            },
          ]
        : [];
    },
  );
  // What a scraper outside the mesh reads in plain would let anybody in: such a mirror is refused as a whole.
  const { monitoring } = platform.spec;
  const inPlain = Object.values(portsOf(target))
    .filter(({ scrape }) => scrape && monitoring && !monitoring.serviceAccount)
    .flatMap(port => onPorts([port]).ports);
  return ports.some(({ copyPodPort }) => inPlain.includes(copyPodPort))
    ? undefined
    : { target, ports };
}

/** What lets the copies of a caller's requests in, where it is let in for the requests themselves. */
export function copied(
  deployed: Deployed,
  service: Microservice,
  promised: Promised,
): { target: Microservice; promised: Promised } | undefined {
  const copies = copiesOf(deployed, service);
  const ports = (copies?.ports ?? [])
    .filter(({ podPort }) => promised.ports.includes(podPort))
    .map(({ copyPodPort }) => copyPodPort);
  return copies && ports.length > 0
    ? { target: copies.target, promised: { ...promised, ports } }
    : undefined;
}

/** Where the copies of a call go. */
export function copiesOfCall(
  deployed: Deployed,
  callee: Microservice,
  port: string,
): Promised | undefined {
  const copies = copiesOf(deployed, callee);
  const copy = copies?.ports.find(({ name }) => name === port);
  return (
    copies &&
    copy && {
      peer: podsOf(copies.target, deployed.platform),
      protocols: ['TCP'],
      ports: [copy.copyPodPort],
    }
  );
}
