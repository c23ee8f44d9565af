type Spec = Record<string, unknown>;

/** What the API server refuses in a NetworkPolicy, each put into a `spec` that it would take. */
export const mistakes: Array<(spec: Spec) => Spec> = [
  ...inPeer({}),
  ...inPeer({ podSelector: null }),
  ...inPeer({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
  ...inPeer({ podSelectors: {} }),
  ...inPeer({ ipBlock: {} }),
  ...inPeer({ ipBlock: { cidr: '10.0.0.0' } }),
  ...inPeer({ ipBlock: { cidr: '10.0.0.0/33' } }),
  ...inPeer({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }),
  ...inPeer({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }),
  ...inPeer({ ipBlock: { cidr: '10.0.0.0/8', except: ['fd00::/16'] } }),
  ...inPeer({ ipBlock: { cidr: '10.0.0.0/8', excepts: [] } }),
  ...inPeer({ podSelector: { matchLabels: { app: 1 } } }),
  ...inPeer({ namespaceSelector: { matchLabels: ['team'] } }),
  ...inPort({ port: 0 }),
  ...inPort({ port: 65536 }),
  ...inPort({ port: '80' }),
  ...inPort({ endPort: 80 }),
  ...inPort({ port: 'http', endPort: 80 }),
  ...inPort({ port: 80, endPort: 79 }),
  ...inPort({ port: 80, endPort: 65536 }),
  ...inPort({ port: 80, protocol: 'tcp' }),
  ...inPort({ port: 80, protocol: 'ICMP' }),
  ...inPort({ number: 80 }),
  ...inSelector({ key: 'app', operator: 'Is', values: ['web'] }),
  ...inSelector({ key: 'app', operator: 'In' }),
  ...inSelector({ key: 'app', operator: 'NotIn', values: [] }),
  ...inSelector({ key: 'app', operator: 'Exists', values: ['web'] }),
  ...inSelector({ key: 'app', operator: 'DoesNotExist', values: ['web'] }),
  ...inSelector({ operator: 'Exists' }),
  spec => ({ ...spec, podSelector: { matchLabel: { app: 'web' } } }),
  spec => ({ ...spec, podSelector: { matchLabels: { app: true } } }),
  spec => ({ ...spec, policyTypes: ['ingress'] }),
  spec => ({ ...spec, policyTypes: 'Ingress' }),
  spec => ({ ...spec, ingress: {} }),
  spec => ({ ...spec, ingress: [{ to: [] }] }),
  spec => ({ ...spec, egress: [{ from: [] }] }),
  spec => ({ ...spec, order: 5 }),
];

function inPeer(peer: Spec) {
  return [
    addRule('ingress', { from: [peer] }),
    addRule('egress', { to: [peer] }),
  ];
}

function inPort(port: Spec) {
  return [
    addRule('ingress', { ports: [port] }),
    addRule('egress', { ports: [port] }),
  ];
}

function addRule(list: 'ingress' | 'egress', rule: Spec) {
  return (spec: Spec) => ({
    ...spec,
    [list]: [...((spec[list] as Spec[]) ?? []), rule],
  });
}

function inSelector(requirement: Spec) {
  const podSelector = { matchExpressions: [requirement] };
  return [
    (spec: Spec) => ({ ...spec, podSelector }),
    addRule('ingress', { from: [{ podSelector }] }),
  ];
}
