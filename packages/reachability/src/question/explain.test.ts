import { NetworkFacts } from '../network/facts';
import {
  networkOf,
  networkPolicy,
  peer,
  pod,
  service,
} from '../testing/manifests';
import { explain } from './explain';

const toDb = networkPolicy(
  'db',
  '{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}, {ipBlock: {cidr: 203.0.113.0/24}}]}]}',
);
const nowhere = networkPolicy(
  'nowhere',
  '{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}',
);
const sql = 'ports: [{name: sql, port: 5432}]';

/** What each station says, as `<station> <outcome> <codes>`, and the answer last. */
function asked(
  documents: string[],
  from: string,
  port: string | number = 'sql',
  facts: Partial<NetworkFacts> = {},
): string[] {
  const network = networkOf([pod('web'), pod('job'), ...documents], {
    // With Cilium no range of addresses holds pods.
    enforcedBy: 'cilium',
    ...facts,
  });
  const { steps, verdict } = explain(network, {
    from: peer(network, from),
    service: { namespace: 'shop', name: 'db' },
    port,
  });
  return [
    ...steps.map(step =>
      [
        step.station,
        step.verdict.outcome,
        ...step.verdict.reasons.map(({ code }) => code),
      ].join(' '),
    ),
    verdict.outcome,
  ];
}

describe('a call to a Service', () => {
  it('is followed from the name to the pod', () => {
    const dns = {
      dns: { namespace: 'kube-system', podLabels: {}, ips: [], port: 53 },
    };

    expect(
      asked(
        [pod('db'), service('db', `{selector: {app: db}, ${sql}}`), toDb],
        'web',
        'sql',
        dns,
      ),
    ).toEqual([
      'name allowed names-resolved',
      'service allowed port-translated',
      'leaving allowed not-isolated',
      'entering allowed rule-allows',
      'allowed',
    ]);
  });

  it('says which line of the Service leads to the pods', () => {
    const network = networkOf([
      pod('web'),
      pod('db'),
      'apiVersion: v1\nkind: Service\nmetadata: {name: db, namespace: shop}\nspec:\n  selector: {app: db}\n  ports:\n    - {name: other, port: 1}\n    - {name: sql, port: 5432}',
    ]);
    const { steps } = explain(network, {
      from: peer(network, 'web'),
      service: { namespace: 'shop', name: 'db' },
      port: 'sql',
    });

    expect(steps.find(({ station }) => station === 'service')).toMatchObject({
      verdict: { reasons: [{ at: { path: 'all.yaml', line: 12 } }] },
    });
  });

  it('ends where there is no such Service, or no such port', () => {
    const db = service('db', `{selector: {app: db}, ${sql}}`);

    expect(asked([], 'web')).toEqual(['service unknown no-service', 'unknown']);
    expect(asked([pod('db'), db], 'web', 'http')).toEqual([
      'service denied no-such-port',
      'denied',
    ]);
    expect(asked([pod('db'), db], 'web', 80)).toEqual([
      'service denied no-such-port',
      'denied',
    ]);
  });

  it.each([
    [
      'selects no pods',
      '{selector: {app: db}, ports: [{name: sql, port: 5432}]}',
      'no-backend',
    ],
    ['has no selector', '{ports: [{name: sql, port: 5432}]}', 'no-selector'],
    [
      'asks for a named port that no pod has',
      '{selector: {app: job}, ports: [{name: sql, port: 5432, targetPort: sql}]}',
      'no-pod-port',
    ],
  ])('is not known where the Service %s', (_, spec, code) => {
    expect(asked([service('db', spec)], 'web')).toEqual([
      'name allowed',
      'service allowed port-translated',
      `endpoints unknown ${code}`,
      'unknown',
    ]);
  });

  it('is not known where the Service makes no sense', () => {
    expect(
      asked([service('db', '{ports: [{name: sql, port: none}]}')], 'web'),
    ).toEqual(['service unknown malformed', 'unknown']);
  });

  describe('whose pods differ', () => {
    const v1 = pod('v1', 'db', '[{name: sql, containerPort: 5432}]');
    const v2 = pod('v2', 'db', '[{name: sql, containerPort: 6432}]');
    const v3 = pod(
      'v3',
      'db',
      '[{name: sql, containerPort: 6432, protocol: UDP}]',
    );
    const db = service(
      'db',
      '{selector: {app: db}, ports: [{name: sql, port: 5432, targetPort: sql}]}',
    );
    const policy = (rules: string) =>
      networkPolicy(
        'db',
        `{podSelector: {matchLabels: {app: db}}, ingress: ${rules}}`,
      );

    it('depends on which one the Service picks', () => {
      const network = networkOf([
        pod('web'),
        v1,
        v2,
        v3,
        db,
        policy('[{ports: [{port: 5432}]}]'),
      ]);
      const { verdict } = explain(network, {
        from: peer(network, 'web'),
        service: { namespace: 'shop', name: 'db' },
        port: 'sql',
      });

      expect(verdict).toMatchObject({
        outcome: 'conditional',
        on: [{ kind: 'some-backends', backends: ['shop/v1'] }],
      });
    });

    it('is the same for all of them where they do not differ in that', () => {
      expect(asked([v1, v2, db, policy('[{}]')], 'web').at(-1)).toBe('allowed');
      expect(asked([v1, v2, db, policy('[]')], 'web').at(-1)).toBe('denied');
    });

    it('is not known where it is not for one of them', () => {
      const broken = networkPolicy(
        'broken',
        '{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 0}]}]}',
      );
      expect(
        asked(
          [v1, v2, db, policy('[{ports: [{port: 5432}]}]'), broken],
          'web',
        ).at(-1),
      ).toBe('unknown');
    });
  });

  describe('that is headless', () => {
    const headless = (target: number) =>
      service(
        'db',
        `{clusterIP: None, selector: {app: db}, ports: [{name: sql, port: 5432, targetPort: ${target}}]}`,
      );

    it('arrives where the pod listens on the same port', () => {
      expect(asked([pod('db'), headless(5432), toDb], 'web').at(-1)).toBe(
        'allowed',
      );
    });

    it('arrives only where the client dials the port of the pod', () => {
      const network = networkOf([pod('web'), pod('db'), headless(6432), toDb]);
      expect(
        explain(network, {
          from: peer(network, 'web'),
          service: { namespace: 'shop', name: 'db' },
          port: 'sql',
        }).verdict,
      ).toMatchObject({ on: [{ kind: 'pod-port', port: 6432 }] });
    });

    it('is judged at the pods, whatever the network plugin does with other Services', () => {
      const open = networkPolicy(
        'out',
        '{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 6432}]}]}',
      );
      const facts = { enforcedBy: 'aws-vpc-cni' as const };
      expect(
        asked([pod('db'), headless(6432), open], 'web', 'sql', facts),
      ).toContain('leaving allowed rule-allows');
    });
  });

  describe('that is another name', () => {
    const alias = (host: string, more = '') =>
      service('db', `{type: ExternalName, externalName: ${host}${more}}`);

    it('for a host outside is judged where it leaves', () => {
      expect(asked([alias('db.example.com')], 'web', 5432).at(-1)).toBe(
        'allowed',
      );
      expect(asked([alias('db.example.com'), nowhere], 'web', 5432)).toEqual([
        'name allowed',
        'service allowed points-elsewhere',
        'leaving denied no-rule-for-peer',
        'denied',
      ]);
    });

    it('asks for the port and protocol that it declares', () => {
      const ports = ', ports: [{name: dns, port: 53, protocol: UDP}]';
      const udp = networkPolicy(
        'udp',
        "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}], ports: [{port: 53, protocol: UDP}]}]}",
      );
      expect(
        asked([alias('ns.example.com', ports), udp], 'web', 'dns').at(-1),
      ).toBe('allowed');
      expect(
        asked([alias('ns.example.com', ports), udp], 'web', 54).at(-1),
      ).toBe('denied');
      expect(
        asked([alias('ns.example.com', ports), udp], 'web', 'sql').at(-1),
      ).toBe('unknown');
    });

    it.each(['real.shop.svc.cluster.local', 'REAL.shop.svc.cluster.local.'])(
      'for a Service is followed there: %s',
      host => {
        const documents = [
          pod('db'),
          alias(host),
          service('real', `{selector: {app: db}, ${sql}}`),
          toDb,
        ];
        expect(asked(documents, 'web', 5432).at(-1)).toBe('allowed');
        expect(asked(documents, 'job', 5432).at(-1)).toBe('denied');
        expect(asked(documents, 'job', 80).at(-1)).toBe('denied');
      },
    );

    it.each([
      'gone.shop.svc.cluster.local',
      'db.shop.svc.cluster.local',
      'pod.db.shop.svc.cluster.local',
      '10-1-2-3.shop.pod.cluster.local',
    ])('within the cluster is not known where it leads: %s', host => {
      expect(asked([alias(host)], 'web', 5432)).toEqual([
        'service allowed points-elsewhere',
        'service unknown alias-not-followed',
        'unknown',
      ]);
    });

    it('is one inside the cluster only', () => {
      expect(asked([alias('db.example.com')], '203.0.113.7/32', 5432)).toEqual([
        'service allowed points-elsewhere',
        'entering conditional not-routed-from-outside',
        'conditional',
      ]);
    });
  });

  describe('from outside', () => {
    const db = (spec: string) =>
      service('db', `{selector: {app: db}, ${sql}, ${spec}}`);
    const open = networkPolicy(
      'db',
      '{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]}',
    );
    const closed = networkPolicy(
      'db',
      '{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}',
    );

    it.each(['NodePort', 'LoadBalancer'])(
      'is judged by its address through a %s that keeps it',
      type => {
        const local = db(`type: ${type}, externalTrafficPolicy: Local`);

        expect(asked([pod('db'), local, toDb], '203.0.113.7/32').at(-1)).toBe(
          'allowed',
        );
        expect(asked([pod('db'), local, toDb], '198.51.100.7/32').at(-1)).toBe(
          'denied',
        );
      },
    );

    it.each(['NodePort', 'LoadBalancer'])(
      'through a %s that does not is known only where the address decides nothing',
      type => {
        const cluster = db(`type: ${type}`);
        const answers = [toDb, closed, open].map(policy =>
          asked([pod('db'), cluster, policy], '203.0.113.7/32').at(-1),
        );

        expect(answers).toEqual(['unknown', 'unknown', 'allowed']);
        expect(asked([pod('db'), cluster], '203.0.113.7/32').at(-1)).toBe(
          'allowed',
        );
        expect(
          asked([pod('db'), cluster, closed], '203.0.113.7/32', 'sql', {
            enforcedBy: 'none',
          }).at(-1),
        ).toBe('allowed');
      },
    );

    it.each(['type: ClusterIP', 'clusterIP: None'])(
      'needs a way into the cluster for %s',
      spec => {
        expect(asked([pod('db'), db(spec), toDb], '203.0.113.7/32')).toEqual([
          'service allowed port-translated',
          'entering conditional not-routed-from-outside',
          'conditional',
        ]);
        expect(
          asked([pod('db'), db(spec), toDb], '198.51.100.7/32').at(-1),
        ).toBe('denied');
      },
    );

    it('is not known beyond the ranges that a LoadBalancer is to let in', () => {
      const some = db(
        'type: LoadBalancer, externalTrafficPolicy: Local, loadBalancerSourceRanges: [203.0.113.0/25, junk]',
      );
      const answers = [
        '203.0.113.7/32',
        '203.0.113.200/32',
        '203.0.113.0/24',
        'web',
      ].map(from => asked([pod('db'), some], from).at(-1));

      expect(answers).toEqual(['allowed', 'unknown', 'unknown', 'allowed']);
    });

    it('is not known for what is no range', () => {
      expect(asked([pod('db'), db('type: NodePort')], 'junk').at(-1)).toBe(
        'unknown',
      );
    });
  });

  describe('of a caller that may not ask DNS', () => {
    const facts = (ips: string[]): Partial<NetworkFacts> => ({
      enforcedBy: 'calico',
      dns: {
        namespace: 'kube-system',
        podLabels: { 'k8s-app': 'kube-dns' },
        ips,
        port: 53,
      },
    });
    const db = [pod('db'), service('db', `{selector: {app: db}, ${sql}}`)];
    const out = (rules: string) =>
      networkPolicy(
        'out',
        `{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}, ${rules}]}`,
      );

    it('needs no name', () => {
      expect(asked([...db, out('')], 'web', 'sql', facts([]))).toContain(
        'name conditional names-not-resolved no-rule-for-peer',
      );
    });

    it('over one family is so over the other only', () => {
      const ipv4 = out('{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}');
      expect(asked([...db, ipv4], 'web', 'sql', facts([]))).toContain(
        'name conditional one-ip-family',
      );
    });

    it('is not known where it is not whether it may', () => {
      const some = out('{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}');
      expect(asked([...db, some], 'web', 'sql', facts([]))).toContain(
        'name unknown pod-address-unknown',
      );
    });
  });
});
