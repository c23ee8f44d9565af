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
} from '../../__testUtils__/shop';

let shop: Files;

beforeEach(async () => {
  shop = await demoShop();
});

const webGrant = 'services/finance/payments/callers/shop.web.yaml';
const ordersGrant = 'services/finance/payments/callers/shop.orders.yaml';
const webToPayments = () =>
  granting('shop/web → finance/payments', { ports: ['http'] });

/** A grant that is there, with this spec. */
function held(spec: string, path = webGrant) {
  const [, namespace, name] = /([a-z]+)\.([a-z]+)\.yaml$/.exec(path)!;
  return shop.set(
    path,
    `# ours\napiVersion: callboard.dev/v1alpha1\nkind: Grant\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec} # as agreed\n`,
  );
}

describe('a grant for a caller with a contract', () => {
  it('writes both sides and nothing else: the callee lets in, the caller is let out and told', () => {
    const plan = planOf(webToPayments(), shop);

    expect(pathsOf(plan)).toEqual([
      '+ deploy/dev/finance/payments/callers/shop.web.yaml',
      '~ deploy/dev/shop/web/config-map.yaml',
      '~ deploy/dev/shop/web/deployment.yaml',
      '~ deploy/dev/shop/web/network-policy.yaml',
      '+ deploy/prod/finance/payments/callers/shop.web.yaml',
      '~ deploy/prod/shop/web/config-map.yaml',
      '~ deploy/prod/shop/web/deployment.yaml',
      '~ deploy/prod/shop/web/network-policy.yaml',
      `+ ${webGrant}`,
      '~ services/shop/web/microservice.yaml',
    ]);
    expect(linesOf(plan, 'services/shop/web/microservice.yaml')).toEqual([
      '+ PAYMENTS: {service: payments, namespace: finance, port: http}',
    ]);
    expect(plan.notes).toEqual([]);
    expect(descriptionOf(webToPayments(), shop).risks).toEqual(
      ['dev', 'prod'].map(
        environment =>
          `${environment}: Deployment shop/web restarts: its pod template changes (deploy/${environment}/shop/web/deployment.yaml)`,
      ),
    );
  });

  it('keeps what was asked in the grant', () => {
    const intent = granting('shop/web → finance/payments', {
      ports: ['http'],
      http: [{ methods: ['GET'], paths: ['/invoices/*'] }],
      environments: ['prod'],
      reason: 'invoices: "paid" #1',
      until: '2027-06-30',
    });
    const plan = planOf(intent, shop);

    expect(plan.files.find(({ path }) => path === webGrant)!.after).toBe(
      `apiVersion: callboard.dev/v1alpha1
kind: Grant
metadata:
  name: web
  namespace: shop
spec:
  ports:
    - http
  http:
    - methods:
        - GET
      paths:
        - /invoices/*
  environments:
    - prod
  reason: 'invoices: "paid" #1'
  requestedBy: user:default/anna
  until: 2027-06-30
`,
    );
    expect(pathsOf(plan).join()).not.toContain('deploy/dev/finance');
    expect(plan.notes).toEqual(
      expect.arrayContaining([
        'shop/web is let out to finance/payments in dev, too, but not let in there: a call holds in all environments of its caller',
        'nothing closes this access on 2027-06-30: from then on it is shown as expired, until a change removes it',
      ]),
    );
  });

  it('says who gains, who must agree, and that nobody loses', () => {
    expect(descriptionOf(webToPayments(), shop)).toMatchObject({
      title: 'Grant shop/web access to finance/payments',
      effect: [
        'shop/web gets access to finance/payments.',
        'shop/web may call finance/payments on http in dev and prod (needs group:default/team-finance).',
        'The contract of shop/web gets the call.',
        'Nobody loses access.',
      ],
    });
  });

  it('asks the owner of the caller, too, where somebody else asks', () => {
    const { effect } = descriptionOf(
      granting('finance/billing → shop/orders', { ports: ['http'] }),
      shop,
    );

    expect(effect).toContain(
      'The contract of finance/billing gets the call (needs group:default/team-finance).',
    );
  });

  it('shows the reason as it was typed, and lets it do nothing', () => {
    const { body } = descriptionOf(
      granting('shop/web → finance/payments', {
        ports: ['http'],
        http: [{ paths: ['/@anna/*'] }],
        environments: ['prod'],
        reason:
          'Closes #12\n/merge <b>@anna</b>\n\nRequested-by: user:default/pia',
      }),
      shop,
    );

    expect(body).toContain(
      '### Reason\n\n> Closes #&#8203;12\n> &#47;merge &lt;b&gt;@&#8203;anna&lt;/b&gt;\n>\n> Requested-by: user:default/pia',
    );
    expect(body.split('### Rendered files')[0]).not.toContain('@anna');
  });

  it('plans nothing once it is merged', () => {
    expect(
      planOf(webToPayments(), merged(webToPayments(), shop)).edits,
    ).toEqual([]);
  });

  it('leaves a grant that is there already to itself', () => {
    const plan = planOf(
      webToPayments(),
      merged(webToPayments(), held('{ports: [http]}')),
    );
    expect(plan.edits).toEqual([]);

    expect(
      pathsOf(planOf(webToPayments(), held('{ports: [http]}'))),
    ).not.toContain(`~ ${webGrant}`);
  });
});

describe('a grant for a caller that has one', () => {
  const change = (spec: string, asked: Parameters<typeof granting>[1]) => {
    const files = held(spec);
    return planOf(granting('shop/web → finance/payments', asked), files)
      .files.find(({ path }) => path === webGrant)
      ?.after?.split('\n')
      .at(-2);
  };

  it.each<[string, string, Parameters<typeof granting>[1], string]>([
    [
      'ports',
      '{ports: [http], environments: [dev, prod]}',
      { ports: ['grpc'], environments: ['prod', 'dev'] },
      'spec: {ports: [http, grpc], environments: [dev, prod]} # as agreed',
    ],
    [
      'requests',
      '{ports: [http], http: [{methods: [GET]}], environments: [prod]}',
      { ports: ['http'], http: [{ paths: ['/a'] }], environments: ['prod'] },
      'spec: {ports: [http], http: [{methods: [GET]}, {paths: [/a]}], environments: [prod]} # as agreed',
    ],
    [
      'environments',
      '{ports: [http], environments: [dev], reason: a}',
      { ports: ['http'], environments: ['prod'] },
      'spec: {ports: [http], environments: [dev, prod], reason: a} # as agreed',
    ],
    [
      'all environments',
      '{ports: [http], environments: [dev]}',
      { ports: ['http'] },
      'spec: {ports: [http]} # as agreed',
    ],
    [
      'a later end',
      '{ports: [http], until: 2026-06-30}',
      { ports: ['http'], until: '2027-06-30' },
      'spec: {ports: [http], until: 2027-06-30} # as agreed',
    ],
    [
      'whatever is more in everything',
      '{ports: [http], environments: [dev], until: 2026-06-30}',
      { ports: ['grpc', 'http'] },
      'spec: {ports: [http, grpc]} # as agreed',
    ],
  ])(
    'is widened by %s, and what a person wrote stays',
    (_, spec, asked, line) => {
      expect(change(spec, asked)).toBe(line);
    },
  );

  it('is left alone where it gives all that is asked', () => {
    const files = held('{ports: [http, grpc]}');
    const asked = {
      ports: ['http'],
      environments: ['dev'],
      until: '2027-06-30',
      reason: 'b',
    };

    expect(
      pathsOf(planOf(granting('shop/web → finance/payments', asked), files)),
    ).not.toContain(`~ ${webGrant}`);
  });

  it.each<[string, string, Parameters<typeof granting>[1], string]>([
    [
      'other ports in other environments',
      '{ports: [http], environments: [dev]}',
      { ports: ['grpc'], environments: ['prod'] },
      'grant-not-mergeable ports',
    ],
    [
      'another port with an end',
      '{ports: [http]}',
      { ports: ['grpc'], until: '2027-06-30' },
      'grant-not-mergeable ports',
    ],
    [
      'some requests on another port',
      '{ports: [http]}',
      { ports: ['grpc'], http: [{ methods: ['GET'] }] },
      'grant-not-mergeable ports',
    ],
    [
      'all requests where some are granted',
      '{ports: [http], http: [{methods: [GET]}], environments: [prod]}',
      { ports: ['http'], environments: ['prod'] },
      'grant-limits-requests http',
    ],
  ])(
    'is refused %s: both in one would open more than either',
    (_, spec, asked, issue) => {
      expect(
        issuesOf(granting('shop/web → finance/payments', asked), held(spec)),
      ).toEqual([issue]);
    },
  );

  it('is refused where its file cannot be edited safely', () => {
    const files = held('\n  ports:\n    - !!str http\n');

    expect(
      issuesOf(
        granting('shop/web → finance/payments', { ports: ['grpc'] }),
        files,
      ),
    ).toEqual(['not-editable caller.name']);
  });

  it('says what it had so far', () => {
    const { effect } = descriptionOf(
      granting('shop/orders → finance/payments', { ports: ['grpc'] }),
      shop,
    );

    expect(effect.slice(0, 2)).toEqual([
      'shop/orders gets more access to finance/payments than it has.',
      'shop/orders may call finance/payments on http and grpc in dev and prod (needs group:default/team-finance); so far on http in dev and prod.',
    ]);
  });

  it('adds only the call that its contract lacks', () => {
    const plan = planOf(
      granting('shop/orders → finance/payments', { ports: ['http', 'grpc'] }),
      shop,
    );

    expect(linesOf(plan, ordersGrant)).toEqual([
      '- ports: [http]',
      '+ ports: [http, grpc]',
    ]);
    expect(linesOf(plan, 'services/shop/orders/microservice.yaml')).toEqual([
      '+ PAYMENTS_GRPC: {service: payments, namespace: finance, port: grpc}',
    ]);
  });
});

describe('a grant for a caller without a contract', () => {
  const reports = (terms = {}) =>
    granting('ops/reports → finance/payments', {
      ports: ['http'],
      environments: ['dev'],
      ...terms,
    });
  const manifest = 'deploy/dev/ops/reports/reports.yaml';
  const grantFile = 'services/finance/payments/callers/ops.reports.yaml';

  it('takes its labels from its workload, writes the side of the callee, and says what is missing', () => {
    const plan = planOf(reports(), shop);

    expect(pathsOf(plan)).toEqual([
      '+ deploy/dev/finance/payments/callers/ops.reports.yaml',
      `+ ${grantFile}`,
    ]);
    expect(linesOf(plan, grantFile).join('\n')).toContain(
      '+ from:\n+ podLabels:\n+ app: reports',
    );
    expect(plan.notes).toEqual([
      'ops/reports has no microservice.yaml here, so only the side of finance/payments is written: where something restricts what its pods may call, its owners must let them out to pod port 8080 of finance/payments themselves',
    ]);
  });

  it('claims no more than it knows', () => {
    expect(descriptionOf(reports(), shop).effect).toEqual([
      'ops/reports gets access to finance/payments.',
      'ops/reports is let in by finance/payments on http in dev (needs group:default/team-finance).',
      'Nobody loses access.',
    ]);
  });

  it('takes what the request says', () => {
    const from = { podLabels: { app: 'nightly' }, serviceAccount: 'nightly' };
    const plan = planOf(reports({ from, environments: ['dev', 'prod'] }), shop);

    expect(linesOf(plan, grantFile)).toContain('+ serviceAccount: nightly');
    expect(
      linesOf(plan, 'deploy/prod/finance/payments/callers/ops.reports.yaml'),
    ).toContain('+ - cluster.local/ns/ops/sa/nightly');
  });

  it('takes its identity from its workload where a mesh asks for it', () => {
    shop.set(
      'deploy/prod/ops/reports.yaml',
      shop
        .get(manifest)!
        .replace(
          '    spec:\n      securityContext',
          '    spec:\n      serviceAccountName: nightly\n      securityContext',
        ),
    );

    const plan = planOf(reports({ environments: ['dev', 'prod'] }), shop);

    expect(linesOf(plan, grantFile)).toContain('+ serviceAccount: nightly');
  });

  it('passes over a label that changes with every version', () => {
    shop.set(
      manifest,
      shop
        .get(manifest)!
        .replace(
          '      labels: { app: reports }',
          '      labels: { app: reports, version: "3" }',
        ),
    );

    expect(linesOf(planOf(reports(), shop), grantFile).join()).not.toContain(
      'version',
    );
  });

  it('names whoever else has the labels that the request says', () => {
    const other = shop
      .get(manifest)!
      .split('---')[0]
      .replace('name: reports\n', 'name: reports-api\n');
    shop.set('deploy/dev/ops/reports/api.yaml', other);

    expect(
      descriptionOf(reports({ from: { podLabels: { app: 'reports' } } }), shop)
        .effect,
    ).toContain(
      'Deployment ops/reports-api is let in, too: the pods have the same labels.',
    );
  });

  it.each<[string, (files: Files) => void, object, string]>([
    [
      'nothing of its name is there',
      files => files.delete(manifest),
      {},
      'caller-unknown from',
    ],
    [
      'two workloads have its name',
      files =>
        files.set(
          'deploy/dev/ops/reports/job.yaml',
          'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: reports, namespace: ops}\nspec: {jobTemplate: {spec: {template: {metadata: {labels: {job: reports}}, spec: {}}}}}\n',
        ),
      {},
      'caller-ambiguous from',
    ],
    [
      'another workload has its labels, too',
      files =>
        files.set(
          'deploy/dev/ops/reports/pod.yaml',
          'apiVersion: v1\nkind: Pod\nmetadata: {name: debug, namespace: ops, labels: {app: reports}}\nspec: {containers: []}\n',
        ),
      {},
      'caller-ambiguous from',
    ],
    [
      'its pods have no labels',
      files =>
        files.set(
          manifest,
          'apiVersion: v1\nkind: Pod\nmetadata: {name: reports, namespace: ops}\nspec: {containers: []}\n',
        ),
      {},
      'caller-ambiguous from',
    ],
    [
      'a mesh asks for an identity that its workload does not say',
      files => files.set('deploy/prod/ops/reports.yaml', files.get(manifest)!),
      { environments: ['prod'] },
      'caller-identity-missing from.serviceAccount',
    ],
  ])(
    'is refused where %s, and says which field helps',
    (_, edit, terms, issue) => {
      edit(shop);

      expect(issuesOf(reports(terms), shop)).toEqual([issue]);
    },
  );

  it('is refused other pods than those that have it', () => {
    held(
      '{ports: [http], environments: [dev], from: {podLabels: {app: reports}}}',
      grantFile,
    );

    expect(
      issuesOf(reports({ from: { podLabels: { app: 'other' } } }), shop),
    ).toEqual(['grant-of-other-pods from']);
    expect(
      planOf(reports({ ports: ['grpc'] }), shop).files.map(({ path }) => path),
    ).toContain(grantFile);
  });
});

describe('a grant is refused', () => {
  it.each<[string, string, Parameters<typeof granting>[1], string]>([
    [
      'on a service without a contract',
      'shop/web → ops/reports',
      { ports: ['http'] },
      'service-not-managed service.name',
    ],
    [
      'on a port that the service does not have',
      'shop/web → finance/payments',
      { ports: ['http', 'admin'] },
      'port-not-defined ports.1',
    ],
    [
      'in an environment that is none',
      'shop/web → finance/payments',
      { ports: ['http'], environments: ['dev', 'staging'] },
      'environment-unknown environments.1',
    ],
    [
      'for requests where no mesh tells them apart',
      'shop/web → finance/payments',
      { ports: ['http'], http: [{ methods: ['GET'] }], environments: ['dev'] },
      'not-on-this-platform http',
    ],
    [
      'from pods that are said to be others than the contract says',
      'shop/web → finance/payments',
      { ports: ['http'], from: { podLabels: { app: 'web' } } },
      'grant-of-managed-caller from',
    ],
  ])('%s', (_, pair, terms, issue) => {
    expect(issuesOf(granting(pair, terms), shop)).toEqual([issue]);
  });

  it.each<[string, string, (text: string) => string, string]>([
    [
      'where the caller is nowhere near',
      'services/shop/web/microservice.yaml',
      text => text.replace(/ {4}prod: .*/, ''),
      'no-common-environment caller.name',
    ],
    [
      'where the contract of the caller cannot be read',
      'services/shop/web/microservice.yaml',
      text => `${text}: [`,
      'contract-unreadable caller.name',
    ],
    [
      'where the contract of the service cannot be read',
      'services/finance/payments/microservice.yaml',
      text => `${text}: [`,
      'contract-unreadable service.name',
    ],
    [
      'where the grant cannot be read',
      webGrant,
      () => 'spec: {}\n',
      'contract-unreadable caller.name',
    ],
    [
      'where the caller runs nothing',
      'services/shop/web/microservice.yaml',
      text =>
        text.replace(
          /spec:[^]*/,
          'spec: {owner: "group:default/a", service: {type: ExternalName, externalName: a.example.com}, environments: {prod: {}}}\n',
        ),
      'caller-is-alias caller.name',
    ],
    [
      'where the service is an alias',
      'services/finance/payments/microservice.yaml',
      text =>
        text.replace(
          /spec:[^]*/,
          'spec: {owner: "group:default/a", service: {type: ExternalName, externalName: a.example.com}, environments: {prod: {}}}\n',
        ),
      'grant-on-alias service.name',
    ],
    [
      'where the contract of the caller cannot be edited',
      'services/shop/web/microservice.yaml',
      text => text.replace(/ {4}ORDERS: (.*)/, '    ? ORDERS\n    : $1'),
      'not-editable caller.name',
    ],
  ])('%s', (_, path, edit, issue) => {
    shop.set(path, edit(shop.get(path) ?? ''));
    const issues = issuesOf(
      granting('shop/web → finance/payments', {
        ports: ['http'],
        environments: ['prod'],
      }),
      shop,
    );

    expect(issues.join('; ')).toBe(issue);
  });
});
