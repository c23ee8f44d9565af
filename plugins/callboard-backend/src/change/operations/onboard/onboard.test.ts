import { Microservice } from '@callboard/contract';
import { readDemoShop } from '../../../demo-shop';
import { toState } from '../../../repository/state';
import { surroundings } from '../../__testUtils__/shop';
import { planChange } from '../../plan-change';
import { onboard } from './onboard';
import { OnboardingRequest } from './onboarding';

const emailservice: Microservice = {
  apiVersion: 'callboard.dev/v1alpha1',
  kind: 'Microservice',
  metadata: { name: 'emailservice', namespace: 'shop' },
  spec: {
    owner: 'group:default/team-shop',
    image: 'registry.example.com/shop/emailservice',
    service: {
      ports: { grpc: { port: 5000, targetPort: 8080, appProtocol: 'grpc' } },
    },
    environments: { dev: { tag: '1.0.0' }, prod: { tag: '1.0.0' } },
  },
};

const callers = [{ namespace: 'shop', name: 'orders', ports: ['grpc'] }];

const asked: OnboardingRequest = {
  microservice: emailservice,
  callers: [],
  requestedBy: 'user:default/anna',
};

let shop: Map<string, string>;

beforeAll(async () => {
  shop = await readDemoShop();
});

const stateOf = (files: Map<string, string>) =>
  toState(
    'c0ffee',
    new Map(
      [...files].map(([path, text]) => [path, { oid: `oid of ${text}`, text }]),
    ),
  );

function plan(request: Partial<OnboardingRequest>, files = shop) {
  return planChange(stateOf(files), onboard({ ...asked, ...request }));
}

function described(request: Partial<OnboardingRequest>) {
  const intent = onboard({ ...asked, ...request });
  return intent.describe(stateOf(shop), planned(request), surroundings);
}

function planned(request: Partial<OnboardingRequest>, files = shop) {
  const result = plan(request, files);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.plan;
}

function issuesOf(request: Partial<OnboardingRequest>, files = shop) {
  const result = plan(request, files);
  return result.ok ? [] : result.issues;
}

const withSpec = (spec: Partial<Microservice['spec']>): Microservice => ({
  ...emailservice,
  spec: { ...emailservice.spec, ...spec },
});

const inNamespace = (namespace: string): Microservice => ({
  ...emailservice,
  metadata: { ...emailservice.metadata, namespace },
});

describe('planning an onboarding', () => {
  it('refuses a place outside that another service has already, and takes another below the same host', () => {
    const web = 'services/shop/web/microservice.yaml';
    const taken = new Map(shop).set(
      web,
      shop
        .get(web)!
        .replace(
          '  environments:',
          '  expose: [{ host: shop.example.com, port: http }]\n  environments:',
        ),
    );
    const exposedAt = (path: string) => ({
      microservice: withSpec({
        service: { ports: { http: { port: 80, appProtocol: 'http' } } },
        expose: [{ host: 'shop.example.com', port: 'http', path }],
        environments: { prod: { tag: '1.0.0' } },
      }),
    });

    const refused = plan(exposedAt('/'), taken);
    expect(refused).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'host-taken',
          path: ['spec', 'expose', 0, 'host'],
          message: expect.stringMatching(
            /shop\/emailservice exposes .* and shop\/web exposes shop.example.com\/ in prod/,
          ),
        },
      ],
    });
    const { files, notes } = planned(exposedAt('/mail'), taken);
    expect(files.map(({ path }) => path)).toContain(
      'deploy/prod/shop/emailservice/http-route-at.shop.example.com.yaml',
    );
    expect(notes.join()).toContain('as shop.example.com: DNS has to point');
  });

  it('writes the contract and the manifests of every environment, and nothing else', () => {
    expect(planned({}).files.map(({ path, before }) => [path, before])).toEqual(
      [
        'deploy/dev/shop/emailservice/deployment.yaml',
        'deploy/dev/shop/emailservice/network-policy.yaml',
        'deploy/dev/shop/emailservice/pod-disruption-budget.yaml',
        'deploy/dev/shop/emailservice/service-account.yaml',
        'deploy/dev/shop/emailservice/service-headless.yaml',
        'deploy/dev/shop/emailservice/service.yaml',
        'deploy/prod/shop/emailservice/authorization-policy.yaml',
        'deploy/prod/shop/emailservice/deployment.yaml',
        'deploy/prod/shop/emailservice/network-policy.yaml',
        'deploy/prod/shop/emailservice/peer-authentication.yaml',
        'deploy/prod/shop/emailservice/pod-disruption-budget.yaml',
        'deploy/prod/shop/emailservice/service-account.yaml',
        'deploy/prod/shop/emailservice/service.yaml',
        'services/shop/emailservice/microservice.yaml',
      ].map(path => [path, null]),
    );
  });

  it('lets a caller in by pod port and out by pod port, and adds the call to its contract without touching the rest', () => {
    const { files } = planned({ callers });
    const textOf = (path: string) => files.find(file => file.path === path)!;

    expect(
      textOf('deploy/dev/shop/emailservice/callers/shop.orders.yaml').after,
    ).toContain('port: 8080');
    expect(
      textOf('deploy/dev/shop/orders/network-policy.yaml').after,
    ).toContain('port: 8080');
    expect(textOf('deploy/dev/shop/orders/config-map.yaml').after).toContain(
      'EMAILSERVICE_ADDR: emailservice-headless.shop.svc.cluster.local:8080',
    );
    const { before, after } = textOf('services/shop/orders/microservice.yaml');
    const added =
      '    EMAILSERVICE: {service: emailservice, namespace: shop, port: grpc}\n';
    expect(after!.replace(added, '')).toBe(before);
  });

  it('tells that a caller restarts', () => {
    expect(planned({ callers }).notes).toEqual([
      expect.stringMatching(/^EMAILSERVICE, NOTIFICATIONS on .* round_robin$/),
    ]);
    expect(described({ callers }).risks).toEqual(
      ['dev', 'prod'].map(
        environment =>
          `${environment}: Deployment shop/orders restarts: its pod template changes (deploy/${environment}/shop/orders/deployment.yaml)`,
      ),
    );
  });

  it('writes a grant on the side of each callee, for all ports that are called', () => {
    const microservice = withSpec({
      calls: {
        PAY: { service: 'payments', namespace: 'finance', port: 'http' },
        PAY_GRPC: { service: 'payments', namespace: 'finance', port: 'grpc' },
      },
    });
    const { files } = planned({ microservice });
    const touched = files
      .map(({ path }) => path)
      .filter(path => path.includes('/finance/'));

    expect(touched).toEqual([
      'deploy/dev/finance/payments/callers/shop.emailservice.yaml',
      'deploy/prod/finance/payments/callers/shop.emailservice.yaml',
      'services/finance/payments/callers/shop.emailservice.yaml',
    ]);
    expect(files.find(({ path }) => path === touched[2])!.after).toMatch(
      /ports:\n\s+- http\n\s+- grpc\n/,
    );
  });

  it('writes the singletons of a new namespace, the same for every service', () => {
    const namespaceOf = (microservice: Microservice) =>
      planned({ microservice }).files.filter(({ path }) =>
        path.includes('/_namespace/'),
      );
    const other = {
      ...inNamespace('mail'),
      metadata: { name: 'smtp', namespace: 'mail' },
    };

    expect(namespaceOf(inNamespace('mail'))).toHaveLength(5);
    expect(namespaceOf(inNamespace('mail'))).toEqual(namespaceOf(other));
    expect(namespaceOf(emailservice)).toEqual([]);
  });

  it('writes no namespace where the platform does not say that it holds all, and a note says so', () => {
    const files = new Map(shop).set(
      'platform/dev.yaml',
      shop
        .get('platform/dev.yaml')!
        .replace('namespaces: all-in-git', 'namespaces: unknown'),
    );
    const { files: written, notes } = planned(
      { microservice: inNamespace('mail') },
      files,
    );

    expect(
      written
        .map(({ path }) => path)
        .filter(path => path.includes('_namespace')),
    ).toEqual([
      'deploy/prod/mail/_namespace/default-deny.yaml',
      'deploy/prod/mail/_namespace/namespace.yaml',
      'deploy/prod/mail/_namespace/peer-authentication.yaml',
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/^the namespace mail must exist in dev before/),
    ]);
  });

  it('plans nothing when it is merged already', () => {
    const merged = new Map(shop);
    planned({ callers }).edits.forEach(({ path, after }) =>
      merged.set(path, after!),
    );

    expect(planned({ callers }, merged).edits).toEqual([]);
  });

  const settings = 'deploy/dev/shop/orders/config-map.yaml';
  const editSettings = (edit: (text: string) => string) => {
    const files = new Map(shop).set(settings, edit(shop.get(settings)!));
    const { edits, notes } = planned({ callers }, files);
    return { notes, edit: edits.find(({ path }) => path === settings) };
  };

  it('adds what it needs to a rendered file of a caller that a person edited', () => {
    const { edit, notes } = editSettings(text => `${text}# mine\n`);

    const untouched = editSettings(text => text).edit;
    expect(edit!.after).toBe(`${untouched!.after}# mine\n`);
    expect(notes.join()).not.toContain(settings);
  });

  it('says which values of a person stay where it would write others', () => {
    const { edit, notes } = editSettings(text =>
      text.replace('\ndata:\n', '\ndata:\n  EMAILSERVICE_HOST: localhost\n'),
    );

    expect(edit!.after).toContain('EMAILSERVICE_HOST: localhost\n');
    expect(notes).toContain(
      `${settings}: your value of data.EMAILSERVICE_HOST ("localhost") stays; Callboard would write "emailservice-headless.shop.svc.cluster.local"`,
    );
  });

  it('keeps a rendered file of a caller that cannot be edited, and says so', () => {
    const { edit, notes } = editSettings(text => `${text}: [`);

    expect(edit).toBeUndefined();
    expect(notes).toContainEqual(
      expect.stringContaining(
        `${settings} was edited by hand and stays as it is`,
      ),
    );
  });

  it('leaves the image of a caller to CI', () => {
    const path = 'deploy/dev/shop/orders/deployment.yaml';
    const files = new Map(shop).set(
      path,
      shop.get(path)!.replace('orders:1.9.0-rc1', 'orders:1.9.0-rc7'),
    );
    const { edits } = planned({ callers }, files);

    expect(edits.find(edit => edit.path === path)!.after).toContain(
      'image: registry.example.com/shop/orders:1.9.0-rc7\n',
    );
  });

  it('finds in history what a person started from, where HEAD does not tell', () => {
    const path = 'deploy/dev/shop/orders/network-policy.yaml';
    const before = shop.get(path)!;
    const edited = before.replace(
      'kind: NetworkPolicy',
      'kind: NetworkPolicy # ours',
    );
    // The contract moved on since without its manifests.
    const contract = 'services/shop/orders/microservice.yaml';
    const files = new Map(shop)
      .set(path, edited)
      .set(contract, shop.get(contract)!.replace(/ +INVENTORY: .*\n/, ''));
    const request = {
      microservice: emailservice,
      callers,
      requestedBy: 'user:default/anna',
    };

    const lost = planChange(stateOf(files), onboard(request));
    const found = planChange(stateOf(files), onboard(request), {
      versions: new Map([[path, [edited, before]]]),
    });

    expect(lost).toMatchObject({ ok: true, plan: { withoutBase: [path] } });
    expect(found).toMatchObject({ ok: true, plan: { withoutBase: [] } });
    const written =
      found.ok && found.plan.edits.find(edit => edit.path === path)!.after!;
    expect(written).toContain('kind: NetworkPolicy # ours');
    expect(written).toContain('app.kubernetes.io/name: emailservice');
    expect(written).not.toContain('app.kubernetes.io/name: inventory');
  });

  it('renders a caller whose name is callers', () => {
    const path = 'services/shop/callers/microservice.yaml';
    const files = new Map(shop).set(
      path,
      shop
        .get('services/shop/inventory/microservice.yaml')!
        .replace('inventory', 'callers'),
    );
    const { files: written } = planned(
      { callers: [{ namespace: 'shop', name: 'callers', ports: ['grpc'] }] },
      files,
    );

    expect(written.map(file => file.path)).toContain(
      'deploy/dev/shop/callers/network-policy.yaml',
    );
  });

  it('takes another prefix where a caller sets the variables already', () => {
    const path = 'services/shop/orders/microservice.yaml';
    const files = new Map(shop).set(
      path,
      shop
        .get(path)!
        .replace(
          'LOG_LEVEL: info',
          'LOG_LEVEL: info, EMAILSERVICE_HOST: elsewhere',
        ),
    );
    const { edits } = planned({ callers }, files);

    expect(edits.find(edit => edit.path === path)!.after).toContain(
      'EMAILSERVICE_GRPC: {service: emailservice',
    );
  });

  it('touches callers only where the new service is', () => {
    const microservice = withSpec({ environments: { dev: { tag: '1' } } });
    const { files } = planned({ microservice, callers });

    expect(
      files
        .map(({ path }) => path)
        .filter(path => path.startsWith('deploy/prod/')),
    ).toEqual([]);
  });

  it('names what of a caller was not what its contract says, for access may change with it', () => {
    const path = 'services/shop/orders/microservice.yaml';
    const files = new Map(shop).set(
      path,
      shop.get(path)!.replace(/ +PAYMENTS: .*\n/, ''),
    );

    expect(planned({ callers }, files).drifted).toContain(
      'deploy/dev/shop/orders/network-policy.yaml',
    );
    expect(planned({ callers }).drifted).toEqual([]);
  });

  describe('a file of a caller that is not rendered any more', () => {
    const path = 'deploy/dev/shop/orders/horizontal-pod-autoscaler.yaml';
    const rendered = () =>
      shop.get('deploy/dev/shop/orders/pod-disruption-budget.yaml') ??
      shop.get('deploy/dev/shop/orders/service.yaml')!;

    it('goes, and is named', () => {
      const { edits, drifted } = planned(
        { callers },
        new Map(shop).set(path, rendered()),
      );

      expect(edits).toContainEqual({
        path,
        before: expect.any(String),
        after: null,
      });
      expect(drifted).toContain(path);
    });

    it('stays where a person edited it, and a note says so', () => {
      const { edits, notes } = planned(
        { callers },
        new Map(shop).set(path, `${rendered()}# ours\n`),
      );

      expect(edits.map(edit => edit.path)).not.toContain(path);
      expect(notes).toContainEqual(
        expect.stringContaining(`${path} is not rendered any more`),
      );
    });

    it('stays where somebody else wrote it', () => {
      const { edits } = planned(
        { callers },
        new Map(shop).set(path, 'kind: ByHand\n'),
      );

      expect(edits.map(edit => edit.path)).not.toContain(path);
    });
  });

  it('closes no namespace in which something runs, whatever its folder', () => {
    const files = new Map(shop).set(
      'deploy/dev/old/all.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: crm, namespace: sales}\n',
    );
    const { files: written } = planned(
      { microservice: inNamespace('sales') },
      files,
    );

    expect(
      written
        .map(({ path }) => path)
        .filter(path => path.includes('_namespace')),
    ).toEqual(
      expect.not.arrayContaining([expect.stringContaining('deploy/dev/')]),
    );
  });

  const grantFile = 'services/finance/payments/callers/shop.emailservice.yaml';
  const grantOf = (spec: string) =>
    `apiVersion: callboard.dev/v1alpha1\nkind: Grant\nmetadata: {name: emailservice, namespace: shop}\nspec: ${spec}\n`;
  const paying = withSpec({
    calls: { PAY: { service: 'payments', namespace: 'finance', port: 'http' } },
  });

  it.each<
    [string, [path: string, text: string], Partial<OnboardingRequest>, string]
  >([
    [
      'a grant that opens other ports',
      [grantFile, grantOf('{ports: [http, grpc]}')],
      { microservice: paying },
      'grant-exists',
    ],
    [
      'a grant for other environments',
      [grantFile, grantOf('{ports: [http], environments: [prod]}')],
      { microservice: paying },
      'grant-exists',
    ],
    [
      'a grant that cannot be read',
      [grantFile, grantOf('{bogus: 1}')],
      { microservice: paying },
      'grant-exists',
    ],
    [
      'a grant of an earlier service of the name',
      ['services/shop/emailservice/callers/ops.batch.yaml', ''],
      {},
      'left-over',
    ],
    [
      'manifests of an earlier service of the name',
      ['deploy/dev/shop/emailservice/callers/ops.batch.yaml', ''],
      {},
      'left-over',
    ],
    [
      'a policy of the name',
      [
        'deploy/dev/shop/policies.yaml',
        'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: emailservice, namespace: shop}\n',
      ],
      {},
      'workload-exists',
    ],
    [
      'pods that the new service would select',
      [
        'deploy/dev/shop/redis.yaml',
        'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: master, namespace: shop}\nspec: {template: {metadata: {labels: {app.kubernetes.io/name: emailservice, app.kubernetes.io/instance: emailservice}}, spec: {containers: [{name: a}]}}}\n',
      ],
      {},
      'workload-exists',
    ],
  ])('refuses where there is %s', (_, [path, text], request, code) => {
    expect(
      issuesOf(request, new Map(shop).set(path, text)).map(issue => issue.code),
    ).toContain(code);
  });

  it.each<[string, Partial<OnboardingRequest>, string, string]>([
    [
      'an environment without a platform file',
      { microservice: withSpec({ environments: { staging: { tag: '1' } } }) },
      'environment-unknown',
      'spec.environments.staging',
    ],
    [
      'a name that another contract has',
      {
        microservice: {
          ...emailservice,
          metadata: { name: 'orders', namespace: 'shop' },
        },
      },
      'already-onboarded',
      'metadata.name',
    ],
    [
      'a name that a hand-written workload has',
      {
        microservice: {
          ...emailservice,
          metadata: { name: 'batch', namespace: 'ops' },
        },
      },
      'workload-exists',
      'metadata.name',
    ],
    [
      'a caller in an environment that the service is not in',
      { callers: [{ ...callers[0], environments: ['staging'] }] },
      'environment-unknown',
      'callers.0.environments',
    ],
    [
      'a caller that is not there',
      { callers: [{ ...callers[0], name: 'nobody' }] },
      'peer-unknown',
      'callers.shop.nobody',
    ],
    [
      'a caller that is named twice',
      { callers: [...callers, ...callers] },
      'caller-twice',
      'callers.1.name',
    ],
    [
      'itself as a caller',
      { callers: [{ ...callers[0], name: 'emailservice' }] },
      'caller-is-itself',
      'callers.0.name',
    ],
    [
      'a caller on a port that is not defined',
      { callers: [{ ...callers[0], ports: ['http'] }] },
      'grant-port-unknown',
      'callers.shop.orders.ports',
    ],
    [
      'a call to a port that is not defined',
      {
        microservice: withSpec({
          calls: { CART: { service: 'cart', namespace: 'shop', port: 'http' } },
        }),
      },
      'peer-port-unknown',
      'spec.calls.CART.port',
    ],
  ])('refuses %s', (_, request, code, path) => {
    expect(
      issuesOf(request).map(issue => [issue.code, issue.path.join('.')]),
    ).toContainEqual([code, path]);
  });
});
