import {
  joinParts,
  type Network,
  type NetworkFacts,
  type Problem,
} from '@callboard/reachability';
import { putAside } from './beside-manifests';
import { byOwner } from './by-owner';
import { readFolder } from './read-folder';
import { readManifests } from './read-manifests';
import { twiceAmong } from './twice-among';

/** An environment in a folder, and everything that is wrong with what lies there. */
export interface Opened {
  network: Network;
  problems: Problem[];
}

/** @throws Misuse where it is no folder. */
export async function openNetwork(
  base: string,
  folder: string,
  facts: NetworkFacts,
): Promise<Opened> {
  const found = await readFolder(base, folder);
  const { files, problems } = putAside(found.files);
  const parts = [
    { objects: [], problems: [...found.problems, ...problems] },
    ...files.map(readManifests),
  ];
  const network = joinParts(byOwner(parts), facts);
  return {
    network,
    problems: inOrder([...network.problems, ...twiceAmong(parts)]),
  };
}

/** By place, then by what they say. */
function inOrder(problems: Problem[]): Problem[] {
  return [...problems].sort((one, other) => {
    if (one.path !== other.path) return one.path < other.path ? -1 : 1;
    return (
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.message < other.message ? -1 : 1)
    );
  });
}
