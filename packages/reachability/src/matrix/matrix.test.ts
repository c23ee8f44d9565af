import { Peer } from '../packet/end';
import { networkOf, networkPolicy, pod } from '../testing/manifests';
import { Edges, matrixOf } from './matrix';

const count = 30;
const pods = Array.from({ length: count }, (_, n) => pod(`pod-${n}`));

const nameOf = (peer: Peer) =>
  peer.kind === 'workload' ? peer.workload.name : peer.cidr;

/** `pod-0 → pod-1 allowed TCP 80-80`; many are counted. */
function inWords({ from, to, outcome, ports }: Edges): string {
  const [callers, called] = [from, to].map(peers =>
    peers.length > 3 ? `${peers.length} ends` : peers.map(nameOf).join(', '),
  );
  const open = Object.entries(ports).map(
    ([protocol, ranges]) =>
      `${protocol} ${ranges.map(range => range.join('-')).join(', ')}`,
  );
  return `${callers} → ${called} ${outcome} ${open.join(', ')}`;
}

const matrix = (documents: string[]) =>
  matrixOf(networkOf(documents)).map(inWords).sort();

const everything = 'TCP 1-65535, UDP 1-65535, SCTP 1-65535';

describe('the matrix', () => {
  it('holds an open environment in a few lines', () => {
    expect(matrix(pods)).toEqual([
      `0.0.0.0-255.255.255.255 → ${count} ends allowed ${everything}`,
      `${count} ends → ${count + 1} ends allowed ${everything}`,
    ]);
  });

  it('leaves out what is denied on every port, and merges what neighbours', () => {
    const policy = networkPolicy(
      'all',
      '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {matchLabels: {app: pod-1}}}], ports: [{port: 80}, {port: 81, endPort: 90}]}], egress: [{to: [{podSelector: {}}]}]}',
    );
    expect(matrix([...pods, policy])).toEqual([
      `pod-1 → ${count - 1} ends allowed TCP 80-90`,
    ]);
  });

  it('names those apart whom a rule means, beside all others', () => {
    const policy = networkPolicy(
      'one',
      '{podSelector: {matchLabels: {app: pod-0}}, ingress: [{ports: [{port: 80}]}, {from: [{podSelector: {matchLabels: {app: pod-1}}}], ports: [{port: 9090}]}]}',
    );
    expect(matrix([...pods, policy])).toEqual([
      `0.0.0.0-255.255.255.255 → ${count - 1} ends allowed ${everything}`,
      `0.0.0.0-255.255.255.255 → pod-0 allowed TCP 80-80`,
      `${count - 1} ends → pod-0 allowed TCP 80-80`,
      `${count} ends → ${count} ends allowed ${everything}`,
      'pod-1 → pod-0 allowed TCP 80-80, 9090-9090',
    ]);
  });

  it('looks a port up by its name at each pod that receives', () => {
    expect(
      matrix([
        pod('caller'),
        pod('one', 'one', '[{name: http, containerPort: 8080}]'),
        pod('two', 'two', '[{name: http, containerPort: 9090}]'),
        networkPolicy(
          'out',
          '{podSelector: {matchLabels: {app: caller}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [{port: http}]}]}',
        ),
        networkPolicy(
          'in',
          '{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: caller}}}]}]}',
        ),
      ]).filter(line => line.startsWith('caller')),
    ).toEqual([
      'caller → one allowed TCP 8080-8080',
      'caller → two allowed TCP 9090-9090',
    ]);
  });

  it('cuts the addresses outside where policies do', () => {
    const policy = networkPolicy(
      'in',
      '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 80}]}]}',
    );
    expect(
      matrix([pod('web'), policy]).filter(line => line.includes('→ web')),
    ).toEqual([
      '10.0.0.0-10.0.255.255, 10.2.0.0-10.255.255.255 → web allowed TCP 80-80',
    ]);
  });

  it('says nothing of IPv6 where no policy does', () => {
    const policy = networkPolicy(
      'in',
      '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "::/0"}}]}]}',
    );
    expect(matrix([pod('web'), policy])).toEqual([
      `::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff → web allowed ${everything}`,
      `web → 0.0.0.0-255.255.255.255, ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff allowed ${everything}`,
    ]);
  });

  it('cuts at the port of a container that runs before the others, where a Server names it', () => {
    const documents = [
      '{apiVersion: v1, kind: Namespace, metadata: {name: shop, annotations: {linkerd.io/inject: enabled}}}',
      '{apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}}, spec: {initContainers: [{name: first, ports: [{name: sql, containerPort: 5432}]}], containers: [{name: app}]}}',
      pod('web'),
      '{apiVersion: policy.linkerd.io/v1beta3, kind: Server, metadata: {name: db, namespace: shop}, spec: {podSelector: {matchLabels: {app: db}}, port: sql}}',
    ];
    const mesh = {
      ...{ kind: 'linkerd' as const, namespace: 'linkerd' },
      ...{ trustDomain: 'cluster.local', clusterNetworks: ['10.0.0.0/8'] },
      defaultInboundPolicy: 'all-unauthenticated' as const,
    };
    const found = matrixOf(networkOf(documents, { mesh }))
      .map(inWords)
      .filter(line => line.includes('→ db'));

    expect(found).toContain(
      'db, web → db allowed TCP 1-4142, 4144-5431, 5433-65535, UDP 1-65535, SCTP 1-65535',
    );
  });
});
