import { KubernetesObject } from '../evaluator/cluster';
import { Ingredients } from './ingredients';
import { toAdminPolicies } from './random-admin-policy';
import { linkerdObjects } from './random-linkerd';
import { rootNamespace } from './words';

/** Names of policies that the API server would refuse begin so. */
export const refused = 'refused';

type Placed<T> = { at: number; isExplicit: boolean; content: T };

/** How many NetworkPolicies there are at most: more would mostly decide before the mesh. */
const policiesIn = {
  none: 6,
  'istio-sidecar': 2,
  'istio-ambient': 2,
  linkerd: 1,
};

/** The Kubernetes objects that the ingredients make, without a field that is undefined. */
export function toObjects(one: Ingredients): KubernetesObject[] {
  const names = one.namespaces.map(({ name }) => name);
  const { kind: mesh } = one.facts.mesh;
  const isIstio = mesh === 'istio-sidecar' || mesh === 'istio-ambient';
  const objects = [
    ...one.namespaces
      .filter(({ hasObject }) => hasObject)
      .map(each => toNamespace(each, one.facts)),
    ...one.workloads.map((each, index) =>
      toWorkload(each.content, metadata(each, names, `workload-${index}`)),
    ),
    ...one.services.map((each, index) => ({
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: {
        ...metadata(each, names, `service-${index}`),
        labels:
          index === 0 && one.waypoint
            ? { 'istio.io/use-waypoint': one.waypoint }
            : undefined,
      },
      spec: each.content,
    })),
    ...one.http.map((each, index) => ({
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: metadata(each, names, `http-${index}`),
      spec: each.content.service,
    })),
    ...one.networkPolicies.slice(0, policiesIn[mesh]).map((each, index) => {
      const { spec, mistake } = each.content;
      const name = `${mistake ? refused : 'policy'}-${index}`;
      return {
        ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
        metadata: metadata(each, names, name),
        spec: onTheWire(mesh, mistake ? mistake(spec) : spec),
      };
    }),
    ...toAdminPolicies(one.adminPolicies),
    ...ciliumPolicies(one, names),
    ...(isIstio ? [...istioPolicies(one, names), ...gateways(one, names)] : []),
    ...(mesh === 'linkerd' ? linkerdPolicies(one, names) : []),
  ];
  return JSON.parse(JSON.stringify(objects));
}

/** All of them where Cilium enforces them; elsewhere one now and then, which leaves little known. */
function ciliumPolicies(one: Ingredients, names: string[]) {
  const isCilium = one.facts.enforcedBy === 'cilium';
  const elsewhere = one.ciliumPolicies.length === 4 ? 1 : 0;
  return one.ciliumPolicies
    .slice(0, isCilium ? 4 : elsewhere)
    .map((each, index) => {
      const { isForAll, specs } = each.content;
      const name = `cilium-${index}`;
      return {
        apiVersion: 'cilium.io/v2',
        kind: `Cilium${isForAll ? 'Clusterwide' : ''}NetworkPolicy`,
        metadata: isForAll ? { name } : metadata(each, names, name),
        ...(specs.length === 1 ? { spec: specs[0] } : { specs }),
      };
    });
}

/** Where Linkerd carries it, policies often speak of the port that it has on the way. */
function onTheWire<T>(mesh: string, spec: T): T {
  return mesh === 'linkerd'
    ? JSON.parse(
        JSON.stringify(spec).replace(
          /"port":(53|80)(?=[,}])(?!,"endPort")/g,
          '"port":4143',
        ),
      )
    : spec;
}

function linkerdPolicies(one: Ingredients, homes: string[]) {
  return one.linkerd.flatMap(({ at, content }, index) =>
    linkerdObjects(content, { namespace: homes[at % homes.length] }, index),
  );
}

function istioPolicies(one: Ingredients, homes: string[]) {
  const apiVersion = 'security.istio.io/v1';
  const names = [...new Set([...homes, rootNamespace])];
  return [
    ...one.peerAuthentications.map((each, index) => ({
      ...{ apiVersion, kind: 'PeerAuthentication' },
      metadata: metadata(each, names, `mtls-${index}`),
      spec: each.content.spec,
    })),
    ...one.requestAuthentications.map((each, index) => ({
      ...{ apiVersion, kind: 'RequestAuthentication' },
      metadata: metadata(each, names, `tokens-${index}`),
      spec: each.content,
    })),
    ...one.authorizationPolicies.map((each, index) => ({
      ...{ apiVersion, kind: 'AuthorizationPolicy' },
      metadata: {
        ...metadata(each, names, `authorization-${index}`),
        annotations: each.content.annotations,
      },
      spec: each.content.spec,
    })),
    ...one.http.map((each, index) => ({
      ...{ apiVersion, kind: 'AuthorizationPolicy' },
      metadata: metadata(each, homes, `http-${index}`),
      spec: each.content.policy,
    })),
  ];
}

/** Most of them are where nobody else has that name. */
function gateways(one: Ingredients, names: string[]) {
  return one.gateways.map((each, index) => {
    const { isFor, name = 'waypoint', spec } = each.content;
    return {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: {
        ...metadata(
          { ...each, at: each.at % 9 ? index : each.at },
          names,
          name,
        ),
        labels: isFor ? { 'istio.io/waypoint-for': isFor } : undefined,
      },
      spec,
    };
  });
}

function metadata(
  { at, isExplicit }: Placed<unknown>,
  names: string[],
  name: string,
) {
  const namespaceOf = names[at % names.length];
  return namespaceOf === 'default' && !isExplicit
    ? { name }
    : { name, namespace: namespaceOf };
}

/** Where there are ztunnels few namespaces inject sidecars; elsewhere few labels ask for a ztunnel. */
function toNamespace(
  one: Ingredients['namespaces'][number],
  { mesh }: Ingredients['facts'],
) {
  const isAmbient = mesh.kind === 'istio-ambient';
  return {
    ...{ apiVersion: 'v1', kind: 'Namespace' },
    metadata: {
      name: one.name,
      labels: {
        ...one.labels,
        ...(isAmbient
          ? {
              'istio-injection': one.lie && one.injection,
              'istio.io/dataplane-mode': one.dataplane,
              'istio.io/use-waypoint': one.waypointAmbient,
              'istio.io/use-waypoint-namespace': one.waypointHome,
            }
          : {
              'istio-injection': one.injection,
              'istio.io/dataplane-mode': one.waypoint && one.dataplane,
            }),
        'istio.io/rev': one.revision,
        'kubernetes.io/metadata.name': one.lie,
        'config.linkerd.io/admission-webhooks': one.linkerd.webhooks,
      },
      annotations: {
        'linkerd.io/inject': one.linkerd.inject,
        ...one.linkerd.config,
      },
    },
  };
}

/** A template's labels are the pods'; the workload's own are a decoy. */
function toWorkload(
  {
    kind,
    phase,
    metadata: ofPods,
    spec,
  }: Ingredients['workloads'][number]['content'],
  own: { name: string; namespace?: string },
) {
  if (kind === 'Pod') {
    return {
      ...{ apiVersion: 'v1', kind },
      metadata: { ...own, ...ofPods },
      spec,
      status: phase && { phase },
    };
  }
  const template = { metadata: ofPods, spec };
  return {
    apiVersion: kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { ...own, labels: { app: 'api' } },
    spec:
      kind === 'CronJob'
        ? { jobTemplate: { spec: { template } } }
        : { template },
  };
}
