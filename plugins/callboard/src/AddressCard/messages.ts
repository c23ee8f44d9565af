/** What a cluster says of an address. */
export const addressMessages = {
  ready: {
    some: '{{ready}} of {{total}} pods ready',
    none: 'no pods: nothing answers here',
    unknown: 'how many pods are ready is not known',
    zones: 'Pods by zone',
    zone: '{{zone}}: {{ready}} of {{total}} ready',
  },
  outside: {
    title: 'Addresses outside the cluster',
    NodePort: 'at every node, by NodePort',
    LoadBalancer: 'at the load balancer',
    Gateway: 'at the gateway {{via}}',
    Ingress: 'at the ingress {{via}}',
    none: 'no address yet: the cluster has not given one',
    copy: 'the address {{where}}',
  },
} as const;
