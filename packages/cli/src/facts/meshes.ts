import type { MeshFacts } from '@callboard/reachability';

interface Mesh {
  facts: MeshFacts;
  /** The API groups of its objects. */
  groups?: RegExp;
}

/** Every mesh that can be stated, as it is unless a Platform file says more of it. */
const meshes: Record<MeshFacts['kind'], Mesh> = {
  none: { facts: { kind: 'none' } },
  'istio-sidecar': {
    facts: {
      kind: 'istio-sidecar',
      trustDomain: 'cluster.local',
      rootNamespace: 'istio-system',
    },
    groups: /(^|\.)istio\.io$/,
  },
};

export const meshNames = Object.keys(meshes) as MeshFacts['kind'][];

export const meshFactsOf = (name: MeshFacts['kind']) => meshes[name].facts;

/** The meshes that objects of these API versions belong to. */
export function meshesWith(apiVersions: Iterable<string>): string[] {
  const groups = new Set([...apiVersions].map(one => one.split('/')[0]));
  return meshNames.filter(name =>
    [...groups].some(group => meshes[name].groups?.test(group)),
  );
}
