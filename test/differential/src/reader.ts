import {
  joinParts,
  Network,
  NetworkFacts,
  NetworkPart,
  Snapshot,
  toPart,
  toSnapshot,
} from '@callboard/reachability';
import { KubernetesObject } from './evaluator/cluster';
import { broken } from './transforms/change';

/** A file for each object, which is read once: an object that stays is the same in two networks. */
export function reader(
  facts: NetworkFacts,
): (objects: KubernetesObject[]) => Network {
  const known = new Map<KubernetesObject, NetworkPart>();
  return objects =>
    joinParts(
      objects.map((object, index) => {
        const part = known.get(object) ?? toPart(read(object, `${index}.yaml`));
        known.set(object, part);
        return part;
      }),
      facts,
    );
}

function read({ kind, ...object }: KubernetesObject, path: string): Snapshot {
  const { namespace } = object.metadata;
  return kind === broken
    ? {
        objects: [],
        problems: [{ path, message: kind, ...(namespace && { namespace }) }],
      }
    : toSnapshot([{ path, text: JSON.stringify({ kind, ...object }) }]);
}
