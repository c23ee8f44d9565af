import { Platform } from '@callboard/contract';
import { Live } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { ofKind } from './of-kind';
import { statedFor } from './stated-for';

const usual = 'cluster.local';

const saidBy = ({ metadata }: Platform) =>
  `as the platform ${metadata.name} states`;

/**
 * The DNS suffix of a cluster, and how it is known. No API tells it. What can be read without more rights is the address
 * that Istio gives to a Gateway within the cluster, which ends with the suffix. What the platform file says goes first;
 * `cluster.local` there may stand for nothing being said, and then what was read goes before it.
 * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
export function clusterDomainOf(
  sighting: ClusterSighting,
  of?: Platform,
): Live['clusterDomain'] {
  const platform = statedFor(sighting, of);
  const read = domainRead(sighting.objects);
  const stated = platform?.spec.clusterDomain;
  if (
    platform &&
    stated &&
    (stated !== usual || !read || read.value === usual)
  ) {
    return {
      value: stated,
      evidence: 'configured',
      text: [
        saidBy(platform),
        ...(read && read.value !== stated ? [`but ${read.text}`] : []),
      ].join(', '),
    };
  }
  if (read) return { ...read, evidence: 'read' };
  return {
    value: usual,
    evidence: 'assumed',
    text: `nothing that can be read tells it: ${usual} is what most clusters have`,
  };
}

/** Nothing where no Gateway tells, or some contradict each other. */
function domainRead(
  objects: SnapshotObject[],
): { value: string; text: string } | undefined {
  const found = ofKind(objects, 'gateway.networking.k8s.io', 'Gateway').flatMap(
    domainIn,
  );
  const isOne = new Set(found.map(({ value }) => value)).size === 1;
  return isOne ? found[0] : undefined;
}

/** "ADDRESS bookinfo-gateway-istio.default.svc.cluster.local", of a Gateway whose Service has only an address within. */
function domainIn({ metadata, status }: SnapshotObject) {
  const { addresses } = (status ?? {}) as { addresses?: unknown };
  return (Array.isArray(addresses) ? addresses : []).flatMap(one => {
    const address = String(one?.value ?? '');
    const [, namespace, value] =
      /^[-a-z0-9]+\.([-a-z0-9]+)\.svc\.([-a-z0-9.]+)$/.exec(address) ?? [];
    return namespace === metadata.namespace
      ? [
          {
            value,
            text: `the Gateway ${namespace}/${metadata.name} has the address ${address}`,
          },
        ]
      : [];
  });
}
