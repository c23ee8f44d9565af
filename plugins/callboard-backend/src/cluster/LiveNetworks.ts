import { Platform } from '@callboard/contract';
import {
  joinParts,
  Network,
  NetworkPart,
  revise,
  SnapshotObject,
} from '@callboard/reachability';
import { isDeepStrictEqual } from 'node:util';
import { onceEach } from '../kept/once-each';
import { ClusterSighting } from './ClusterSighting';
import { liveFacts } from './live-facts';
import { partOf } from './part-of';
import { unknownParts } from './unknown-parts';

interface Kept {
  revision: number;
  platform: Platform;
  /** What cannot be read. */
  unknown: NetworkPart;
  network: Network;
}

const partsOf = onceEach((objects: SnapshotObject[]) =>
  objects.map(one => partOf(one)),
);

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
    const problems = unknownParts(sighting);
    const unknown =
      known && isDeepStrictEqual(known.unknown.problems, problems)
        ? known.unknown
        : { objects: [], problems };
    const parts = [...partsOf(sighting.objects), unknown];
    const network =
      known && isDeepStrictEqual(known.network.facts, facts)
        ? revise(known.network, parts)
        : joinParts(parts, facts);
    const { revision } = sighting;
    this.kept.set(key, { revision, platform, unknown, network });
    return network;
  }
}
