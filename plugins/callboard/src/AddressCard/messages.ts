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
  tried: {
    by: 'In a cluster that is watched, its workloads were looked for by {{annotations}}.',
    byNone:
      'In a cluster that is watched, its workloads would be found by the annotations of the Kubernetes plugin, too, of which it has none: {{annotations}}.',
    clusterOnly: 'Only the live cluster was looked at.',
    showGit: 'Show what Git says',
    again:
      'This page looks again by itself, for a cluster may still be being read.',
  },
} as const;
