import {
  kubernetesVersion,
  parsePlatform,
  Platform,
} from '@callboard/contract';
import { ClusterSighting } from '../ClusterSighting';
import { clusterDomainOf } from './cluster-domain';
import { dnsOfCluster } from './dns-of-cluster';
import { enforcedByLive } from './enforced-by';
import { enforcementOf } from './enforcement';
import { isWhole } from './is-whole';
import { minorOf } from './kubernetes-version';
import { meshOfCluster } from './mesh-of-cluster';

/** A platform that nobody stated. */
export interface AssumedPlatform {
  platform: Platform;
  /** What the cluster shows, each a sentence. */
  detected: string[];
  /** What it does not show and is taken for granted, each a sentence. */
  assumed: string[];
}

/** Where the version cannot be read, or is older than a platform file may state. Nothing said of a live cluster depends on it. */
const anyVersion = '1.36';

/**
 * What a platform file would state of a cluster, as far as it shows, for one that no platform file names. That it has no
 * policies beside those that were read is stated only where every kind was read.
 */
export function platformOfCluster(sighting: ClusterSighting): AssumedPlatform {
  const mesh = meshOfCluster(sighting);
  const dns = dnsOfCluster(sighting);
  const domain = clusterDomainOf(sighting);
  const enforcedBy = enforcedByLive(sighting);
  const version = versionIn(sighting);
  const parsed = parsePlatform({
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Platform',
    metadata: { name: asLabel(sighting.cluster) },
    spec: {
      kubernetes: version ?? anyVersion,
      clusterDomain: domain.value,
      mesh: mesh.mesh,
      ...(dns && { dns: dns.dns }),
      networkPolicy: {
        // A platform file has no word for an engine of which only that is known.
        enforcedBy: enforcedBy === 'generic' ? 'unknown' : enforcedBy,
      },
      otherPolicies: isWhole(sighting) ? 'none' : 'unknown',
    },
  });
  if (!parsed.ok)
    throw new Error(
      `the cluster ${sighting.cluster} shows a platform that makes no sense: ${parsed.issues[0].message}`,
    );
  const isDomainRead = domain.evidence === 'read';
  return {
    platform: parsed.value,
    detected: [
      ...(sighting.kubernetes ? [`Kubernetes ${sighting.kubernetes}`] : []),
      ...mesh.detected,
      ...(dns?.detected ?? []),
      enforcementOf(sighting).text,
      ...(isDomainRead ? [`the DNS suffix: ${domain.text}`] : []),
    ],
    assumed: [
      ...(version ? [] : [`Kubernetes ${anyVersion}`]),
      ...mesh.assumed,
      ...(dns
        ? []
        : [
            'names are resolved by pods with the label k8s-app=kube-dns in kube-system',
          ]),
      ...(isDomainRead ? [] : [`the DNS suffix: ${domain.text}`]),
    ],
  };
}

/** As far as a platform file may state it. */
function versionIn({ kubernetes }: ClusterSighting): string | undefined {
  const minor = kubernetes === undefined ? undefined : minorOf(kubernetes);
  return kubernetesVersion.safeParse(minor).data;
}

/** The name of a cluster may be any text, that of a platform is one of Kubernetes. */
function asLabel(name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
  return label || 'cluster';
}
