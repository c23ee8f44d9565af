import type { MeshFacts } from '@callboard/reachability';

interface Mesh {
  facts: MeshFacts;
  /** The API groups of its objects. */
  groups?: RegExp;
}

/** Every mesh that can be stated, as it is unless a Platform file says more of it. */
const meshes: Record<MeshFacts['kind'], Mesh> = {
  none: { facts: { kind: 'none' } },
  'istio-sidecar': istio('istio-sidecar'),
  'istio-ambient': istio('istio-ambient'),
  linkerd: {
    facts: {
      kind: 'linkerd',
      namespace: 'linkerd',
      trustDomain: 'cluster.local',
      defaultInboundPolicy: 'all-unauthenticated',
      clusterNetworks: [
        ...['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12'],
        ...['192.168.0.0/16', 'fd00::/8'],
      ],
    },
    groups: /(^|\.)linkerd\.io$/,
  },
};

function istio(kind: 'istio-sidecar' | 'istio-ambient'): Mesh {
  return {
    facts: {
      kind,
      trustDomain: 'cluster.local',
      rootNamespace: 'istio-system',
    },
    groups: /(^|\.)istio\.io$/,
  };
}

export const meshNames = Object.keys(meshes) as MeshFacts['kind'][];

export const meshFactsOf = (name: MeshFacts['kind']) => meshes[name].facts;

/** The meshes that objects of these API versions belong to. */
export function meshesWith(apiVersions: Iterable<string>): string[] {
  const groups = new Set([...apiVersions].map(one => one.split('/')[0]));
  return meshNames.filter(name =>
    [...groups].some(group => meshes[name].groups?.test(group)),
  );
}
