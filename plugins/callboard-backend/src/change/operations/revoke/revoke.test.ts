import {
  demoShop,
  descriptionOf,
  Files,
  granting,
  issuesOf,
  linesOf,
  merged,
  pathsOf,
  planOf,
  revoking,
} from '../../__testUtils__/shop';

let shop: Files;

beforeEach(async () => {
  shop = await demoShop();
});

const orders = () => revoking('shop/orders → finance/payments');
const grantFile = 'services/finance/payments/callers/shop.orders.yaml';
const rendered = 'deploy/dev/finance/payments/callers/shop.orders.yaml';

describe('a revocation', () => {
  it('takes both sides of one edge and nothing else', () => {
    const plan = planOf(orders(), shop);

    expect(pathsOf(plan)).toEqual([
      `- ${rendered}`,
      '~ deploy/dev/shop/orders/config-map.yaml',
      '~ deploy/dev/shop/orders/deployment.yaml',
      '~ deploy/dev/shop/orders/network-policy.yaml',
      '- deploy/prod/finance/payments/callers/shop.orders.yaml',
      '~ deploy/prod/shop/orders/config-map.yaml',
      '~ deploy/prod/shop/orders/deployment.yaml',
      '~ deploy/prod/shop/orders/network-policy.yaml',
      `- ${grantFile}`,
      '~ services/shop/orders/microservice.yaml',
    ]);
    expect(linesOf(plan, 'services/shop/orders/microservice.yaml')).toEqual([
      '- # charges the card when the parcel leaves',
      '- PAYMENTS: { service: payments, namespace: finance, port: http }',
    ]);
  });

  it('says who loses, who must agree, and that nobody else does', () => {
    expect(descriptionOf(orders(), shop)).toMatchObject({
      title: 'Revoke the access of shop/orders to finance/payments',
      effect: [
        'shop/orders loses access to finance/payments.',
        'The grant of shop/orders to call finance/payments on http goes in dev and prod (needs group:default/team-finance).',
        'The contract of shop/orders loses the call.',
        'Nobody else loses access.',
      ],
    });
  });

  it('plans nothing once it is merged', () => {
    expect(planOf(orders(), merged(orders(), shop)).edits).toEqual([]);
  });

  it('undoes a grant: what is left is what was there', () => {
    const granted = merged(
      granting('shop/web → finance/payments', { ports: ['http', 'grpc'] }),
      shop,
    );

    expect(merged(revoking('shop/web → finance/payments'), granted)).toEqual(
      shop,
    );
  });

  it('takes some ports, and leaves the others', () => {
    const both = merged(
      granting('shop/orders → finance/payments', { ports: ['grpc'] }),
      shop,
    );
    const intent = revoking('shop/orders → finance/payments', {
      ports: ['grpc'],
    });

    expect(merged(intent, both)).toEqual(shop);
    expect(descriptionOf(intent, both).effect.slice(0, 2)).toEqual([
      'shop/orders loses access to finance/payments on grpc.',
      'The grant of shop/orders to call finance/payments on grpc goes in dev and prod (needs group:default/team-finance); it stays on http.',
    ]);
  });

  it('takes the grant where no port of it is left', () => {
    const plan = planOf(
      revoking('shop/orders → finance/payments', { ports: ['http', 'grpc'] }),
      shop,
    );

    expect(pathsOf(plan)).toContain(`- ${grantFile}`);
  });

  it('takes what remains of a port that the service has no more', () => {
    const contract = 'services/finance/payments/microservice.yaml';
    shop
      .set(contract, shop.get(contract)!.replace(/ {6}grpc: .*\n/, ''))
      .delete('services/finance/payments/callers/finance.billing.yaml');
    const files = shop.set(
      grantFile,
      shop.get(grantFile)!.replace('[http]', '[http, grpc]'),
    );

    expect(
      linesOf(
        planOf(
          revoking('shop/orders → finance/payments', { ports: ['grpc'] }),
          files,
        ),
        grantFile,
      ),
    ).toEqual(['- ports: [http, grpc]', '+ ports: [http]']);
  });

  it('takes a call to which nobody agreed', () => {
    shop.delete(grantFile);
    ['dev', 'prod'].forEach(environment =>
      shop.delete(
        `deploy/${environment}/finance/payments/callers/shop.orders.yaml`,
      ),
    );

    expect(descriptionOf(orders(), shop).effect).toEqual([
      'shop/orders calls finance/payments no more.',
      'The contract of shop/orders loses the call.',
      'Nobody else loses access.',
    ]);
  });

  it('does not say that a port is closed whose pod port stays open', () => {
    const contract = 'services/finance/payments/microservice.yaml';
    const files = merged(
      granting('shop/orders → finance/payments', { ports: ['grpc'] }),
      shop.set(
        contract,
        shop
          .get(contract)!
          .replace('{ port: 9090,', '{ port: 9090, targetPort: 8080,'),
      ),
    );

    expect(
      descriptionOf(
        revoking('shop/orders → finance/payments', { ports: ['grpc'] }),
        files,
      ).effect,
    ).toEqual(
      expect.arrayContaining([
        'shop/orders loses its grant to call finance/payments on grpc, but is still let in.',
        'grpc leads to a pod port that stays open to shop/orders by http: policies know pod ports only.',
      ]),
    );
  });

  it('keeps policies that a person edited, and does not say that they are closed', () => {
    shop.set(rendered, `${shop.get(rendered)!}# until friday\n`);
    const plan = planOf(orders(), shop);

    expect(pathsOf(plan)).not.toContain(`- ${rendered}`);
    expect(plan.notes).toContain(
      `${rendered} is not rendered any more, but was edited by hand and stays: remove it if nothing needs it`,
    );
    expect(descriptionOf(orders(), shop).effect).toEqual([
      'shop/orders loses its grant to call finance/payments, but is still let in.',
      'The grant of shop/orders to call finance/payments on http goes in dev and prod (needs group:default/team-finance).',
      'The contract of shop/orders loses the call.',
      `shop/orders is let in by ${rendered}, written by hand, as before.`,
      'Nobody else loses access.',
      `Not all of this takes effect by itself: ${rendered} was edited by hand, and what a person wrote stays.`,
    ]);
  });
});

describe('a revocation for a caller without a contract', () => {
  const reports = () => revoking('ops/reports → finance/payments');
  const grant = 'services/finance/payments/callers/ops.reports.yaml';
  const byHand = 'deploy/dev/finance/payments/allow-reports.yaml';
  const granted = () =>
    merged(
      granting('ops/reports → finance/payments', {
        ports: ['http'],
        environments: ['dev'],
      }),
      shop,
    );

  it('is refused where a policy lets it in that people wrote, and names that', () => {
    expect(issuesOf(reports(), shop)).toEqual(['let-in-by-hand caller.name']);
  });

  it('says that such a policy still lets it in', () => {
    const plan = planOf(reports(), granted());

    expect(pathsOf(plan)).toEqual([
      '- deploy/dev/finance/payments/callers/ops.reports.yaml',
      `- ${grant}`,
    ]);
    expect(descriptionOf(reports(), granted()).effect).toEqual(
      expect.arrayContaining([
        'ops/reports loses its grant to call finance/payments, but is still let in.',
        `ops/reports is let in by ${byHand}, written by hand, as before.`,
      ]),
    );
  });

  it('plans nothing where nothing lets it in', () => {
    shop.delete(byHand);

    expect(planOf(reports(), shop).edits).toEqual([]);
    expect(planOf(reports(), merged(reports(), granted())).edits).toEqual([]);
  });

  it('names whoever loses it by having the same labels', () => {
    const files = granted();
    files.set(
      'deploy/dev/ops/reports/pod.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: debug, namespace: ops, labels: {app: reports}}\nspec: {containers: []}\n',
    );

    expect(descriptionOf(reports(), files).effect).toContain(
      'Pod ops/debug loses it, too: the pods have the same labels.',
    );
  });

  it.each<[string, string, string, string[]]>([
    [
      'for any pods of the namespace',
      'podSelector:\n            matchLabels: { app: reports }',
      'podSelector: {}',
      ['let-in-by-hand caller.name'],
    ],
    [
      'for everybody',
      'ingress:\n',
      'ingress:\n    - {}\n',
      ['let-in-by-hand caller.name'],
    ],
    [
      'for pods of another namespace',
      'kubernetes.io/metadata.name: ops',
      'kubernetes.io/metadata.name: shop',
      [],
    ],
    ['for other pods', 'app: reports', 'app: batch', []],
    [
      'about another service',
      'name: payments\n  policy',
      'name: x\n  policy',
      [],
    ],
  ])('sees whom a policy lets in: %s', (_, part, other, issues) => {
    shop.set(byHand, shop.get(byHand)!.replace(part, other));

    expect(issuesOf(reports(), shop)).toEqual(issues);
  });
});

describe('a revocation is refused', () => {
  it.each<[string, string, Parameters<typeof revoking>[1], string]>([
    [
      'on a service without a contract',
      'shop/web → ops/reports',
      {},
      'service-not-managed service.name',
    ],
    [
      'on a port that the service does not have',
      'shop/orders → finance/payments',
      { ports: ['htpp'] },
      'port-not-defined ports.0',
    ],
  ])('%s', (_, pair, terms, issue) => {
    expect(issuesOf(revoking(pair, terms), shop)).toEqual([issue]);
  });

  it('where a contract or the grant cannot be read', () => {
    shop.set('services/shop/orders/microservice.yaml', 'a: [');
    shop.set(grantFile, 'a: [');

    expect(issuesOf(orders(), shop)).toEqual([
      'contract-unreadable caller.name',
      'contract-unreadable caller.name',
    ]);
  });

  it('where the contract of the caller cannot be edited', () => {
    const path = 'services/shop/orders/microservice.yaml';
    shop.set(
      path,
      shop
        .get(path)!
        .replace('PAYMENTS: {', 'PAYMENTS: &p {')
        .replace(/INVENTORY: .*/, 'P2: *p'),
    );
    const issues = issuesOf(
      revoking('shop/orders → finance/payments', { ports: ['http'] }),
      shop,
    );

    expect(issues).toEqual(['not-editable caller.name']);
  });
});
