import { Microservice } from '@callboard/contract';
import {
  demoShop,
  Files,
  granting,
  merged,
  openChange,
  revoking,
  stateOf,
} from './__testUtils__/shop';
import { onboard } from './operations/onboard/onboard';
import { readOnboarding } from './operations/onboard/read-onboarding';
import { Intent } from './operations/Operation';
import { stepsAgain } from './operations/operations';
import { outdatedPaths } from './outdated';
import { planChange } from './plan-change';

let shop: Files;

beforeEach(async () => {
  shop = await demoShop();
});

const microservice: Microservice = {
  apiVersion: 'callboard.dev/v1alpha1',
  kind: 'Microservice',
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

const intents: Record<string, () => Intent> = {
  'an onboarding': () => onboard(request),
  'a grant': () => granting('shop/web → finance/payments', { ports: ['http'] }),
  'a wider grant': () =>
    granting('shop/orders → finance/payments', { ports: ['grpc'] }),
  'a grant for a caller without a contract': () =>
    granting('ops/reports → finance/payments', {
      ports: ['grpc'],
      environments: ['dev'],
    }),
  'a revocation': () => revoking('shop/orders → finance/payments'),
};

/** The paths at which an open change does not fit any more once somebody has edited the repository. */
function outdatedAfter(intent: Intent, edit: (files: Files) => void) {
  const change = openChange(intent, shop);
  edit(shop);
  const state = stateOf(shop);
  const planned = planChange(state, stepsAgain(change)!);
  return planned.ok
    ? outdatedPaths(state, change, planned.plan)
    : planned.issues.map(({ code }) => code);
}

const setPodPort = (files: Files) => {
  const contract = 'services/finance/payments/microservice.yaml';
  files.set(
    contract,
    files
      .get(contract)!
      .replace('targetPort: 8080', 'targetPort: 8888')
      .replace('grpc: { port: 9090', 'grpc: { port: 9090, targetPort: 9999'),
  );
};

describe('an open change', () => {
  it('tells the onboarding that it answers', () => {
    expect(readOnboarding(openChange(onboard(request), shop))).toEqual(request);
  });

  describe.each(Object.entries(intents))('%s', (_, intent) => {
    it('fits as long as nothing moved, or only others did', () => {
      expect(outdatedAfter(intent(), () => {})).toEqual([]);
      expect(
        outdatedAfter(intent(), files =>
          files.set('services/ops/new/README.md', 'new'),
        ),
      ).toEqual([]);
    });

    it('does not fit where a contract that it edits moved on', () => {
      const edited = openChange(intent(), shop).files.filter(
        ({ path, before }) => path.startsWith('services/') && before,
      );

      for (const { path, before } of edited) {
        expect(
          outdatedAfter(intent(), files =>
            files.set(path, `${before}# mine\n`),
          ),
        ).toContain(path);
        shop.set(path, before!);
      }
    });

    it('fits where somebody merged the same by hand', () => {
      const after = merged(intent(), shop);

      expect(
        outdatedAfter(intent(), files => {
          files.clear();
          after.forEach((text, path) => files.set(path, text));
        }),
      ).toEqual([]);
    });
  });

  it('does not fit any more where the pod port of what it calls moved', () => {
    expect(outdatedAfter(intents['an onboarding'](), setPodPort)).toEqual([
      'deploy/dev/finance/payments/callers/shop.mailer.yaml',
      'deploy/dev/shop/mailer/network-policy.yaml',
    ]);
  });

  it('does not let in to a pod port that moved', () => {
    const name = 'a grant for a caller without a contract';

    expect(outdatedAfter(intents[name](), setPodPort)).toEqual([
      'deploy/dev/finance/payments/callers/ops.reports.yaml',
    ]);
  });

  it('does not fit where the caller got a contract meanwhile', () => {
    expect(
      outdatedAfter(
        intents['a grant for a caller without a contract'](),
        files =>
          files.set(
            'services/ops/reports/microservice.yaml',
            files
              .get('services/ops/notifications/microservice.yaml')!
              .replace('name: notifications', 'name: reports'),
          ),
      ),
    ).toEqual(['grant-of-managed-caller']);
  });
});
