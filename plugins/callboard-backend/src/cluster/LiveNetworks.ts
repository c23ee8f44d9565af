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
  /** What cannot be read. */
  unknown: NetworkPart;
  network: Network;
}

const partsOf = onceEach((objects: SnapshotObject[]) =>
  objects.map(one => partOf(one)),
);

/** What clusters are to answers: each sighting is understood once for each platform, however many ask. */
export class LiveNetworks {
  private readonly kept = new WeakMap<Platform, Kept>();

  /** `platform`: what its team states of that cluster, beside what the cluster shows itself. */
  of(sighting: ClusterSighting, platform: Platform): Network {
    const known = this.kept.get(platform);
    if (known?.revision === sighting.revision) return known.network;
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
    this.kept.set(platform, { revision: sighting.revision, unknown, network });
    return network;
  }
}
