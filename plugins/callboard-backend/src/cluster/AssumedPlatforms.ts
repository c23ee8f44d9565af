import { Platform } from '@callboard/contract';
import { ClusterSighting } from './ClusterSighting';
import { platformOfCluster } from './facts/platform-of-cluster';

interface Kept {
  revision: number;
  text: string;
  platform: Platform;
}

/** Platforms of clusters that no platform file names: worked out once for each sighting, and the same while they say the same. */
export class AssumedPlatforms {
  private readonly kept = new Map<string, Kept>();

  of(sighting: ClusterSighting): Platform {
    const { cluster, revision } = sighting;
    const known = this.kept.get(cluster);
    if (known?.revision === revision) return known.platform;
    const found = platformOfCluster(sighting).platform;
    const text = JSON.stringify(found);
    const platform = known?.text === text ? known.platform : found;
    this.kept.set(cluster, { revision, text, platform });
    return platform;
  }
}
