import { KubernetesObject } from '../evaluator/cluster';
import { Ingredients } from './ingredients';
import { linkerdObjects } from './random-linkerd';
import { rootNamespace } from './words';

/** Names of policies that the API server would refuse begin so. */
export const refused = 'refused';

type Placed<T> = { at: number; isExplicit: boolean; content: T };

/** How many NetworkPolicies there are at most: more would mostly decide before the mesh. */
const policiesIn = { none: 6, 'istio-sidecar': 2, linkerd: 1 };

/** The Kubernetes objects that the ingredients make, without a field that is undefined. */
export function toObjects(one: Ingredients): KubernetesObject[] {
  const names = one.namespaces.map(({ name }) => name);
  const { kind: mesh } = one.facts.mesh;
  const objects = [
    ...one.namespaces.filter(({ hasObject }) => hasObject).map(toNamespace),
    ...one.workloads.map((each, index) =>
      toWorkload(each.content, metadata(each, names, `workload-${index}`)),
    ),
    ...one.services.map((each, index) => ({
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: metadata(each, names, `service-${index}`),
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
    ...(mesh === 'istio-sidecar' ? istioPolicies(one, names) : []),
    ...(mesh === 'linkerd' ? linkerdPolicies(one, names) : []),
  ];
  return JSON.parse(JSON.stringify(objects));
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

function toNamespace(one: Ingredients['namespaces'][number]) {
  return {
    ...{ apiVersion: 'v1', kind: 'Namespace' },
    metadata: {
      name: one.name,
      labels: {
        ...one.labels,
        'istio-injection': one.injection,
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
