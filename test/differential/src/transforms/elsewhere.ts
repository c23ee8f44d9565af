import { KubernetesObject } from '../evaluator/cluster';
import { Facts } from '../evaluator/question';

/** A namespace that has nothing to do with the others: what is in it concerns its own pods only. */
export function elsewhere({ mesh }: Facts): KubernetesObject[] {
  const namespace = 'elsewhere';
  const labels = { app: 'web', tier: 'back', team: 'red' };
  const at = (name: string) => ({ name, namespace });
  const security = 'security.istio.io/v1';
  return [
    {
      ...{ apiVersion: 'v1', kind: 'Namespace' },
      metadata: { name: namespace, labels },
    },
    {
      ...{ apiVersion: 'v1', kind: 'Pod' },
      metadata: { ...at('pod'), labels },
      spec: { containers: [{ name: 'main', ports: [{ containerPort: 80 }] }] },
    },
    {
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: at('service'),
      spec: { selector: labels, ports: [{ name: 'tcp', port: 80 }] },
    },
    {
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
      metadata: at('deny-all'),
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    {
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
      metadata: at('malformed'),
      spec: { podSelector: {}, ingress: [{ from: [{}] }] },
    },
    ...(mesh.kind === 'linkerd'
      ? [
          {
            ...{ apiVersion: 'policy.linkerd.io/v1beta3', kind: 'Server' },
            metadata: at('closed'),
            spec: { podSelector: {}, port: 80 },
          },
          {
            apiVersion: 'policy.linkerd.io/v1alpha1',
            kind: 'AuthorizationPolicy',
            metadata: at('everybody'),
            spec: {
              targetRef: { kind: 'Namespace', name: namespace },
              requiredAuthenticationRefs: [],
            },
          },
        ]
      : []),
    ...(mesh.kind !== 'istio-sidecar'
      ? []
      : [
          {
            ...{ apiVersion: security, kind: 'PeerAuthentication' },
            metadata: at('strict'),
            spec: { mtls: { mode: 'STRICT' } },
          },
          {
            ...{ apiVersion: security, kind: 'AuthorizationPolicy' },
            metadata: at('nobody'),
            spec: {},
          },
        ]),
  ];
}
