import type { Network } from '@callboard/reachability';
import { meshesWith } from './meshes';

/** What to state where objects of a mesh are there, and no mesh is. */
export function meshHint({ facts, snapshot }: Network): string[] {
  if (facts.mesh.kind !== 'none') return [];
  const versions = snapshot.objects.map(({ apiVersion }) => apiVersion);
  const meshes = meshesWith(new Set(versions));
  return meshes.length === 0
    ? []
    : [
        `callboard: the folder holds objects of a mesh, and no mesh is stated: what they decide is unknown. State it with --mesh ${meshes.join(
          ' or ',
        )}, or with --platform`,
      ];
}
