import { Platform } from '@callboard/contract';
import {
  joinParts,
  Network,
  NetworkFacts,
  NetworkPart,
  revise,
  SnapshotObject,
  toPart,
} from '@callboard/reachability';
import { ClusterSighting } from './ClusterSighting';
import { liveFacts } from './live-facts';
import { unknownParts } from './unknown-parts';

interface Kept {
  revision: number;
  platform: Platform;
  facts: string;
  network: Network;
}

/** What clusters are to answers: each sighting is understood once, however many ask. */
export class LiveNetworks {
  private readonly parts = new WeakMap<SnapshotObject, NetworkPart>();

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
      ...sighting.objects.map(object => this.partOf(object)),
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

  private partOf(object: SnapshotObject): NetworkPart {
    const known = this.parts.get(object);
    if (known) return known;
    const part = toPart({ objects: [object], problems: [] });
    this.parts.set(object, part);
    return part;
  }
}

function textOf(facts: NetworkFacts): string {
  return JSON.stringify(facts, (_, value) =>
    value instanceof Map ? [...value] : value,
  );
}
