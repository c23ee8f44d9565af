import { Platform } from '@callboard/contract';
import {
  joinParts,
  Network,
  NetworkFacts,
  revise,
} from '@callboard/reachability';
import { ClusterSighting } from './ClusterSighting';
import { liveFacts } from './live-facts';
import { partOf } from './part-of';
import { unknownParts } from './unknown-parts';

interface Kept {
  revision: number;
  platform: Platform;
  facts: string;
  network: Network;
}

/** What clusters are to answers: each sighting is understood once, however many ask. */
export class LiveNetworks {
  private readonly kept = new Map<string, Kept>();

  /** `platform`: what its team states of that cluster, beside what the cluster shows itself. */
  of(sighting: ClusterSighting, platform: Platform): Network {
    const key = `${sighting.cluster} ${platform.metadata.name}`;
    const known = this.kept.get(key);
    const isSame =
      known?.revision === sighting.revision && known.platform === platform;
    if (known && isSame) return known.network;
    const facts = liveFacts(sighting, platform);
    const text = textOf(facts);
    const parts = [
      ...sighting.objects.map(partOf),
      { objects: [], problems: unknownParts(sighting) },
    ];
    const network =
      known?.facts === text
        ? revise(known.network, parts)
        : joinParts(parts, facts);
    const { revision } = sighting;
    this.kept.set(key, { revision, platform, facts: text, network });
    return network;
  }
}

function textOf(facts: NetworkFacts): string {
  return JSON.stringify(facts, (_, value) =>
    value instanceof Map ? [...value] : value,
  );
}
