import {
  joinParts,
  type Network,
  type NetworkFacts,
  type Problem,
} from '@callboard/reachability';
import type { Given } from '../commands/Command';
import { readFacts } from '../facts/read-facts';
import type { World } from '../world';
import { putAside } from './beside-manifests';
import { byOwner } from './by-owner';
import { Ignored } from './Ignored';
import { readFolder } from './read-folder';
import { readManifests } from './read-manifests';
import { twiceAmong } from './twice-among';

/** An environment in a folder, and everything that is wrong with what lies there. */
export interface Opened {
  network: Network;
  problems: Problem[];
}

/**
 * Opens each folder that a command was called with.
 * @throws Misuse where one is no folder, or `--ignore` is for nothing that is there.
 */
export async function openNetworks(
  given: Given,
  world: World,
): Promise<Opened[]> {
  const facts = await readFacts(given, world);
  const ignored = new Ignored(given.lists.ignore ?? []);
  const opened = await Promise.all(
    given.operands.map(folder =>
      openNetwork(world.folder, folder, { facts, ignored }),
    ),
  );
  ignored.mustAllBeUsed(given.operands);
  return opened;
}

async function openNetwork(
  base: string,
  folder: string,
  { facts, ignored }: { facts: NetworkFacts; ignored: Ignored },
): Promise<Opened> {
  const found = await readFolder(base, folder, ignored);
  const { files, problems } = putAside(found.files);
  const read = files.map(readManifests);
  const parts = [
    { objects: [], problems: [...found.problems, ...problems] },
    ...read.map(({ part }) => part),
  ];
  const network = joinParts(byOwner(parts), facts);
  return {
    network,
    problems: inOrder([
      ...network.problems,
      ...twiceAmong(parts),
      ...read.flatMap(({ stray }) => stray ?? []),
    ]),
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
