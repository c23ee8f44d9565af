import { readDemoShop } from '../demo-shop';
import { toState } from '../repository/state';
import { outdatedPaths, requestOf } from './outdated';
import { planOnboarding } from './plan-onboarding';

const stateOf = (files: Map<string, string>) =>
  toState(
    'c0ffee',
    new Map([...files].map(([path, text]) => [path, { oid: text, text }])),
  );

const microservice = {
  apiVersion: 'callboard.dev/v1alpha1' as const,
  kind: 'Microservice' as const,
  metadata: { name: 'mailer', namespace: 'shop' },
  spec: {
    owner: 'group:default/team-shop',
    image: 'shop/mailer',
    service: { ports: { http: { port: 80 } } },
    calls: {
      PAYMENTS: { service: 'payments', namespace: 'finance', port: 'http' },
    },
    environments: { dev: { tag: '1' } },
  },
};
const request = {
  microservice,
  callers: [{ namespace: 'shop', name: 'web', ports: ['http'] }],
  requestedBy: 'user:default/anna',
};

async function opened() {
  const shop = await readDemoShop();
  const result = planOnboarding(stateOf(shop), request);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const change = {
    id: 'onboard:shop:mailer:all',
    repository: 'demo',
    branch: 'callboard/onboard/shop/mailer/all',
    operation: 'onboard',
    service: microservice.metadata,
    title: '',
    body: '',
    state: 'open' as const,
    requestedBy: request.requestedBy,
    openedAt: '',
    commit: '',
    files: result.plan.files,
    hiddenFiles: 0,
    conflicts: [],
  };
  return { shop, change };
}

async function outdatedAfter(edit: (shop: Map<string, string>) => void) {
  const { shop, change } = await opened();
  edit(shop);
  const state = stateOf(shop);
  const planned = planOnboarding(state, requestOf(change)!);
  return planned.ok
    ? outdatedPaths(state, change, planned.plan)
    : planned.issues;
}

describe('an open change', () => {
  it('tells the request that it answers', async () => {
    expect(requestOf((await opened()).change)).toEqual(request);
  });

  it('fits as long as nothing moved, or only others did', async () => {
    expect(await outdatedAfter(() => {})).toEqual([]);
    expect(
      await outdatedAfter(shop =>
        shop.set('services/ops/new/README.md', 'new'),
      ),
    ).toEqual([]);
  });

  it('does not fit any more where the pod port of what it calls moved', async () => {
    const contract = 'services/finance/payments/microservice.yaml';
    const outdated = await outdatedAfter(shop =>
      shop.set(
        contract,
        shop.get(contract)!.replace('targetPort: 8080', 'targetPort: 8888'),
      ),
    );

    expect(outdated).toEqual([
      'deploy/dev/finance/payments/callers/shop.mailer.yaml',
      'deploy/dev/shop/mailer/network-policy.yaml',
    ]);
  });
});
