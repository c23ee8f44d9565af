import { parsePlatform, readDocument } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import type { CniName, MeshFacts, NetworkFacts } from '@callboard/reachability';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Given } from '../commands/Command';
import { Misuse } from '../Misuse';
import { World } from '../world';
import { meshFactsOf } from './meshes';

/**
 * What the command line states of the cluster. The folder is taken as everything there is: other policies there are none.
 * @throws Misuse where the Platform file is none.
 */
export async function readFacts(
  { values: { cni, mesh, platform } }: Given,
  { folder }: World,
): Promise<NetworkFacts> {
  const stated: NetworkFacts = platform
    ? await factsIn(resolve(folder, platform), platform)
    : {
        clusterDomain: 'cluster.local',
        enforcedBy: 'generic',
        otherPolicies: 'none',
        mesh: { kind: 'none' },
      };
  return {
    ...stated,
    otherPolicies: 'none',
    ...(cni && { enforcedBy: cni as CniName }),
    // What the platform says of its mesh is more than its name.
    ...(mesh &&
      mesh !== stated.mesh.kind && {
        mesh: meshFactsOf(mesh as MeshFacts['kind']),
      }),
  };
}

async function factsIn(file: string, name: string): Promise<NetworkFacts> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`--platform: ${name} cannot be read`);
  });
  const document = readDocument(text);
  const parsed = document.ok ? parsePlatform(document.value) : document;
  if (parsed.ok) return clusterFacts(parsed.value);
  const [{ message }] = parsed.issues;
  throw new Misuse(`--platform: ${name} is no Platform file: ${message}`);
}
