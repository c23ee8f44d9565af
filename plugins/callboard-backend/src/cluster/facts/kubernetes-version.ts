import { Platform } from '@callboard/contract';
import { ClusterSource } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from '../ClusterSighting';
import { statedFor } from './stated-for';

/**
 * Which version of Kubernetes runs, and where the platform file says another one: what is rendered is held against that.
 * Nothing where the version could not be read.
 * @see https://kubernetes.io/releases/version-skew-policy/
 */
export function kubernetesOf(
  sighting: Pick<ClusterSighting, 'cluster' | 'kubernetes'>,
  of?: Platform,
): ClusterSource['kubernetes'] {
  const version = sighting.kubernetes;
  if (version === undefined) return undefined;
  const platform = statedFor(sighting, of);
  const runs = minorOf(version);
  const stated = platform?.spec.kubernetes;
  return {
    version,
    ...(platform &&
      runs !== undefined &&
      runs !== stated && {
        contradiction: `the platform ${platform.metadata.name} says Kubernetes ${stated}, and ${version} runs here`,
      }),
  };
}

/** As a platform file states it: `1.36` of `v1.36.2-gke.100`. Nothing where it is no version. */
export function minorOf(version: string): string | undefined {
  return /^v?(\d+\.\d+)(?!\d)/.exec(version)?.[1];
}
