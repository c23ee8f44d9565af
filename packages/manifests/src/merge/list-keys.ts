import { isMapValue, Json } from './value';

/**
 * The fields by which Kubernetes tells the items of a list apart, by name of the list; where there are several, the
 * first that every item has a value of its own for.
 */
const keysOfLists: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  resourceClaims: ['name'],
  ports: ['name', 'containerPort', 'port'],
  volumeMounts: ['name', 'mountPath'],
  volumeDevices: ['devicePath'],
  topologySpreadConstraints: ['topologyKey'],
  hostAliases: ['ip'],
  items: ['key'],
};

/** Lists of rules that add up: their order means nothing. By kind, the paths. */
const setsOfKinds: Record<string, string[]> = {
  NetworkPolicy: ['spec.ingress', 'spec.egress'],
  CiliumNetworkPolicy: ['spec.ingress', 'spec.egress'],
  HTTPRoute: ['spec.rules'],
  GRPCRoute: ['spec.rules'],
  AuthorizationPolicy: ['spec.rules'],
};

/**
 * Maps that hold entries of anybody's: without entries they mean the same as when they are not there, so they are
 * merged entry by entry even where one side has no such map.
 */
const openMaps = [
  'labels',
  'annotations',
  'data',
  'nodeSelector',
  'requests',
  'limits',
];

/** Fields of which an object can have one only. */
const unions = [
  ['value', 'valueFrom'],
  ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'],
  ['maxUnavailable', 'minAvailable'],
  [
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'hostPath',
    'image',
    'nfs',
    'persistentVolumeClaim',
    'projected',
    'secret',
  ],
];

/**
 * How a list is merged: item by item, the items told apart by a field; as a set of rules; or as one value.
 */
export type ListKind = { by: string } | 'set' | 'atomic';

/** `path` is written like `spec.ingress`; `lists` are all the versions of the list that there are. */
export function kindOfList(
  kind: string,
  path: string,
  name: string,
  lists: Json[][],
): ListKind {
  if (setsOfKinds[kind]?.includes(path)) {
    return 'set';
  }
  const keys = Object.hasOwn(keysOfLists, name) ? keysOfLists[name] : [];
  const by = keys.find(key => lists.every(list => tellsApart(key, list)));
  return by ? { by } : 'atomic';
}

export function isOpenMap(name: string): boolean {
  return openMaps.includes(name);
}

/** Does the merged object hold two of what it can hold one of, though neither side did? */
export function breaksUnion(merged: string[], ...sides: string[][]): boolean {
  return unions.some(union => {
    const count = (fields: string[]) =>
      fields.filter(field => union.includes(field)).length;
    return count(merged) > 1 && sides.every(side => count(side) <= 1);
  });
}

function tellsApart(key: string, list: Json[]): boolean {
  const values = list.map(item => (isMapValue(item) ? item[key] : undefined));
  return (
    values.every(
      value => typeof value === 'string' || typeof value === 'number',
    ) && new Set(values).size === values.length
  );
}
