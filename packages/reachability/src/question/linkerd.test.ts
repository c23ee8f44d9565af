import { NetworkFacts } from '../network/facts';
import { networkOf, peer, pod, service } from '../testing/manifests';
import { sentenceOf } from '../words/sentence';
import { explain } from './explain';
import { protectionOf } from './protection';
import { remediesFor } from './remedies';

const gateway = { namespace: 'gateways', podLabels: {} };
const linkerd: Partial<NetworkFacts> = {
  mesh: {
    kind: 'linkerd',
    namespace: 'linkerd',
    trustDomain: 'cluster.local',
    defaultInboundPolicy: 'all-authenticated',
    clusterNetworks: ['10.0.0.0/8'],
  },
  pods: [
    { ...gateway, name: 'inside', serviceAccount: 'envoy' },
    { ...gateway, name: 'outside' },
  ],
};
const inMesh =
  '{apiVersion: v1, kind: Namespace, metadata: {name: shop, annotations: {linkerd.io/inject: enabled}}}';
const server =
  '{apiVersion: policy.linkerd.io/v1beta3, kind: Server, metadata: {name: db, namespace: shop}, spec: {podSelector: {matchLabels: {app: db}}, port: 5432}}';
const db = [
  pod('db'),
  service('db', '{selector: {app: db}, ports: [{name: sql, port: 5432}]}'),
];

function ask(from: string, documents: string[]) {
  const network = networkOf([inMesh, pod('web'), ...db, ...documents], linkerd);
  const trace = explain(network, {
    from: peer(network, from),
    service: { namespace: 'shop', name: 'db' },
    port: 'sql',
  });
  const remedies = remediesFor(trace).map(
    ({ side, code }) => `${side} ${code}`,
  );
  return { outcome: trace.verdict.outcome, remedies };
}

describe('in Linkerd', () => {
  it('pods of the platform are in the mesh where they have a service account', () => {
    expect(ask('inside', []).outcome).toBe('allowed');
    expect(ask('outside', []).outcome).toBe('denied');
  });

  it('who only lacks an identity joins the mesh', () => {
    expect(ask('outside', []).remedies).toEqual(['caller join-mesh']);
  });

  it('whom no policy authorizes needs a grant', () => {
    expect(ask('web', [server])).toEqual({
      outcome: 'denied',
      remedies: ['called grant'],
    });
  });

  it('pods are protected by their proxy, and no mode says how', () => {
    const network = networkOf([inMesh, ...db], linkerd);
    expect(protectionOf(network, network.workloads[0]).mtls).toEqual({
      membership: 'yes',
      exceptions: {},
    });
  });

  it('what is let in by default is not known where nobody says it', () => {
    const verdictIn = (...documents: string[]) => {
      const network = networkOf([...documents, pod('web'), ...db], {
        mesh: {
          ...linkerd.mesh,
          defaultInboundPolicy: 'unknown',
        } as NetworkFacts['mesh'],
      });
      return explain(network, {
        from: peer(network, 'web'),
        service: { namespace: 'shop', name: 'db' },
        port: 'sql',
      }).verdict;
    };
    const saying = inMesh.replace(
      'linkerd.io/inject: enabled',
      '$&, config.linkerd.io/default-inbound-policy: all-authenticated',
    );

    expect(verdictIn(inMesh).outcome).toBe('unknown');
    expect(verdictIn(inMesh).reasons.map(sentenceOf)).toContain(
      'no Server is for the port of shop/db, and whom the mesh lets in there by default is not known',
    );
    expect(verdictIn(saying).outcome).toBe('allowed');
    expect(verdictIn(inMesh, server).outcome).toBe('denied');
  });
});
