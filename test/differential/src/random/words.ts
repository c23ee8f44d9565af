/*
 * Few words, so that what is made at random meets. Each has one meaning, so that renaming it everywhere renames one thing;
 * shop and shop-eu differ where a pattern such as shop* does not tell them apart.
 */
export const namespaceNames = ['shop', 'shop-eu', 'pay', 'default'];
export const rootNamespace = 'istio-system';
export const trustDomain = 'cluster.local';
export const otherTrustDomain = 'old.example';
export const serviceAccounts = ['reader', 'writer'];

export const podLabelValues: Record<string, string[]> = {
  app: ['web', 'api', 'db'],
  tier: ['front', 'back'],
};
export const namespaceLabelValues: Record<string, string[]> = {
  team: ['red', 'blue'],
  stage: ['dev', 'prod'],
};

/** Labels that are added when a pod is made; templates carry them too, now and then. */
export const runTimeLabelValues: Record<string, string[]> = {
  'pod-template-hash': ['5d4f'],
  'statefulset.kubernetes.io/pod-name': ['db-0'],
  'batch.kubernetes.io/job-name': ['nightly'],
  'topology.kubernetes.io/zone': ['west'],
  'security.istio.io/tlsMode': ['istio'],
};

export const portNumbers = [53, 80, 443, 5432, 8080, 9090];
export const portNames = ['http', 'sql', 'dns', 'metrics'];

/** Outside the cluster; some lie at the edge of a block. */
export const addresses = [
  '203.0.113.0',
  '203.0.113.7',
  '203.0.113.128',
  '198.51.100.255',
  '10.1.2.3',
  '2001:db8::7',
  '2001:db8:1::7',
  'fd00::1',
];

/** Blocks, each with blocks that lie strictly inside. */
export const blocks: Record<string, string[]> = {
  '0.0.0.0/0': ['10.0.0.0/8', '203.0.113.0/24'],
  '::/0': ['2001:db8::/32', 'fd00::/8'],
  '10.0.0.0/8': ['10.1.0.0/16', '10.1.2.3/32'],
  '203.0.113.0/24': ['203.0.113.0/25', '203.0.113.7/32'],
  '203.0.113.99/25': ['203.0.113.0/29'],
  '203.0.113.7/32': [],
  '198.51.100.0/24': ['198.51.100.255/32'],
  '2001:db8::/32': ['2001:db8:1::/48', '2001:db8::7/128'],
  'fd00::/8': ['fd00::1/128'],
};
