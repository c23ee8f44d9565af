import { Platform } from '../platform';

/** Something that platforms differ in: the field that says so, and the values it may have. */
interface Axis<V extends string> {
  /** Field of the platform file, for whoever reads why something is refused. */
  field: string;
  values: readonly V[];
  /** Nothing where the platform has no such thing. */
  valueOn: (spec: Platform['spec']) => V | undefined;
}

const axis = <V extends string>(one: Axis<V>) => one;

/** Everything that platforms differ in, as far as what a service may ask for depends on it. */
export const axes = {
  mesh: axis({
    field: 'spec.mesh.kind',
    values: ['none', 'istio-sidecar', 'istio-ambient', 'linkerd'],
    valueOn: ({ mesh }) => mesh.kind,
  }),
  envoyFilters: axis({
    field: 'spec.mesh.envoyFilters',
    values: ['true', 'false'],
    valueOn: ({ mesh }) =>
      mesh.kind === 'istio-sidecar' ? `${mesh.envoyFilters}` : undefined,
  }),
  waypoints: axis({
    field: 'spec.mesh.waypoints',
    values: ['true', 'false'],
    valueOn: ({ mesh }) =>
      mesh.kind === 'istio-ambient' ? `${mesh.waypoints}` : undefined,
  }),
  gateway: axis({
    field: 'spec.gateway.api',
    values: ['none', 'gateway', 'ingress', 'istio'],
    valueOn: ({ gateway }) => gateway?.api ?? 'none',
  }),
  networkPolicy: axis({
    field: 'spec.networkPolicy.api',
    values: ['kubernetes', 'cilium'],
    valueOn: ({ networkPolicy }) => networkPolicy.api,
  }),
  secrets: axis({
    field: 'spec.secrets.api',
    values: ['none', 'external-secrets', 'secrets-store-csi'],
    valueOn: ({ secrets }) => secrets?.api ?? 'none',
  }),
  monitoring: axis({
    field: 'spec.monitoring.api',
    values: ['none', 'prometheus-operator', 'azure-monitor'],
    valueOn: ({ monitoring }) => monitoring?.api ?? 'none',
  }),
  apiServer: axis({
    field: 'spec.apiServer',
    values: ['stated', 'none'],
    valueOn: ({ apiServer }) => (apiServer ? 'stated' : 'none'),
  }),
  cloud: axis({
    field: 'spec.cloud',
    values: ['none', 'aks', 'eks', 'gke', 'other'],
    valueOn: ({ cloud = 'none' }) =>
      (['none', 'aks', 'eks', 'gke'] as const).find(it => it === cloud) ??
      'other',
  }),
};

type Axes = typeof axes;

/**
 * What platforms differ in.
 * @public
 */
export type AxisName = keyof Axes;

/** The values of one of them. */
export type ValueOf<A extends AxisName> = Axes[A]['values'][number];
