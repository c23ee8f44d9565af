import { networkOf, networkPolicy, pod, service } from '../testing/manifests';
import { callers, calls, Edge } from './callers';

const db = service(
  'db',
  '{selector: {app: db}, ports: [{name: sql, port: 5432}, {name: metrics, port: 9187}]}',
);
const policy = networkPolicy(
  'db',
  '{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}, {from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.7/32]}}]}]}',
);

/** A line for each peer: `<name>: <port> <outcome>, …`. */
const lines = (edges: Edge[]) =>
  edges.map(
    ({ peer, ports }) =>
      `${peer.kind === 'workload' ? peer.workload.name : peer.cidr}: ${ports
        .map(({ name, port, verdict }) => `${name || port} ${verdict.outcome}`)
        .join(', ')}`,
  );

// With Cilium no range of addresses holds pods.
const networkWith = (documents: string[], facts = {}) =>
  networkOf(documents, { enforcedBy: 'cilium', ...facts });

const callersOf = (documents: string[], name = 'db', facts = {}) =>
  lines(callers(networkWith(documents, facts), { namespace: 'shop', name }));

describe('the callers of a Service', () => {
  it('are all workloads but its own, and the ranges that its policies name', () => {
    expect(callersOf([pod('web'), pod('job'), pod('db'), db, policy])).toEqual([
      'web: sql allowed, metrics denied',
      'job: sql denied, metrics denied',
      // A part of it is let in.
      '203.0.113.0/24: sql unknown, metrics unknown',
      '203.0.113.7/32: sql denied, metrics denied',
    ]);
  });

  it('are the ranges that policies of Cilium name, too', () => {
    const ofCilium =
      '{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: db, namespace: shop}, spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [{fromCIDRSet: [{cidr: 198.51.100.0/24}]}], ingressDeny: [{fromCIDR: [198.51.100.9/32]}]}}';
    expect(callersOf([pod('db'), db, ofCilium])).toEqual([
      // A part of it is kept out.
      '198.51.100.0/24: sql unknown, metrics unknown',
      '198.51.100.9/32: sql denied, metrics denied',
    ]);
  });

  it('are nobody where there is no such Service', () => {
    expect(callersOf([pod('web'), pod('db'), db], 'other')).toEqual([]);
  });

  it('are there without an answer where the Service makes no sense', () => {
    expect(callersOf([pod('web'), service('db', '{ports: none}')])).toEqual([
      'web: ',
    ]);
  });

  it('hold what does not run, and the pods of the platform', () => {
    const job =
      '{apiVersion: batch/v1, kind: CronJob, metadata: {name: nightly, namespace: shop}, spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}}}}}';
    const pods = [
      { namespace: 'gateways', name: 'envoy', podLabels: { app: 'envoy' } },
    ];

    expect(callersOf([job, pod('db'), db, policy], 'db', { pods })).toContain(
      'nightly: sql allowed, metrics denied',
    );
    expect(callersOf([pod('db'), db], 'db', { pods })).toEqual([
      'envoy: sql allowed, metrics allowed',
    ]);
  });

  it('know apart two ports of one number', () => {
    const dns = service(
      'db',
      '{selector: {app: db}, ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53}]}',
    );
    const udp = networkPolicy(
      'db',
      '{podSelector: {}, ingress: [{ports: [{port: 53, protocol: UDP}]}]}',
    );

    expect(callersOf([pod('web'), pod('db'), dns, udp])).toEqual([
      'web: dns allowed, dns-tcp denied',
    ]);
  });

  it('come with what each station says', () => {
    const [web] = callers(networkWith([pod('web'), pod('db'), db, policy]), {
      namespace: 'shop',
      name: 'db',
    });

    expect(web.ports[1].steps).toMatchObject([
      { station: 'name' },
      { station: 'service' },
      { station: 'leaving', verdict: { outcome: 'allowed' } },
      { station: 'entering', verdict: { outcome: 'denied' } },
    ]);
  });
});

describe('the calls of a workload', () => {
  it('are to every Service but its own, denials included', () => {
    const network = networkWith([
      pod('web'),
      pod('db'),
      service('web', '{selector: {app: web}, ports: [{port: 80}]}'),
      db,
      service(
        'stripe',
        '{type: ExternalName, externalName: api.stripe.com, ports: [{port: 443}]}',
      ),
      service('nobody', '{selector: {app: nobody}, ports: [{port: 80}]}'),
      policy,
    ]);

    expect(
      calls(network, network.workloads[0]).map(
        ({ service: { name }, ports }) =>
          `${name}: ${ports
            .map(one => `${one.port} ${one.verdict.outcome}`)
            .join(', ')}`,
      ),
    ).toEqual([
      'db: 5432 allowed, 9187 denied',
      'stripe: 443 allowed',
      'nobody: 80 unknown',
    ]);
  });

  it('are none where there are no Services', () => {
    const network = networkWith([pod('web')]);

    expect(calls(network, network.workloads[0])).toEqual([]);
  });
});
