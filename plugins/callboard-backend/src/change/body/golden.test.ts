import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  demoShop,
  descriptionOf,
  granting,
  revoking,
  surroundings,
} from '../__testUtils__/shop';
import { bootstrap } from '../operations/bootstrap/bootstrap';
import { onboard } from '../operations/onboard/onboard';
import { Intent } from '../operations/Operation';
import { RunningIn } from '../Running';
import { running } from '../__testUtils__/running';

const folder = join(__dirname, '..', '..', '..', 'golden', 'bodies');

const intents: Record<string, () => Intent> = {
  onboard: () =>
    onboard({
      microservice: {
        apiVersion: 'callboard.dev/v1alpha1',
        kind: 'Microservice',
        metadata: { name: 'emailservice', namespace: 'shop' },
        spec: {
          owner: 'group:default/team-shop',
          image: 'registry.example.com/shop/emailservice',
          service: {
            ports: {
              grpc: { port: 5000, targetPort: 8080, appProtocol: 'grpc' },
            },
          },
          replicas: 1,
          calls: {
            PAYMENTS: {
              service: 'payments',
              namespace: 'finance',
              port: 'http',
            },
          },
          environments: { dev: { tag: '1.0.0' }, prod: { tag: '1.0.0' } },
        },
      },
      callers: [{ namespace: 'shop', name: 'orders', ports: ['grpc'] }],
      requestedBy: 'user:default/anna',
    }),
  grant: () =>
    granting('shop/web → finance/payments', {
      ports: ['http'],
      reason: 'The checkout shows what was paid.\n\nCloses #12, cc @anna',
      until: '2027-06-30',
    }),
  revoke: () => revoking('shop/orders → finance/payments'),
  bootstrap: () => bootstrap('prod', 'user:default/pia'),
  'onboard-beside-clusters': () =>
    onboard({
      microservice: {
        apiVersion: 'callboard.dev/v1alpha1',
        kind: 'Microservice',
        metadata: { name: 'smtp', namespace: 'mail' },
        spec: {
          owner: 'group:default/team-mail',
          image: 'registry.example.com/mail/smtp',
          service: { ports: { http: { port: 80, appProtocol: 'http' } } },
          replicas: 2,
          environments: { dev: { tag: '1.0.0' }, prod: { tag: '1.0.0' } },
        },
      },
      callers: [],
      requestedBy: 'user:default/anna',
    }),
};

/** What runs beside; nothing where the platforms name no cluster. */
const clusters: Record<string, RunningIn> = {
  'onboard-beside-clusters': new Map([
    ['dev', running({ cluster: 'dev-eu' })],
    [
      'prod',
      running({
        namespaces: { unknown: 'it is not heard any more' },
        unread: ['Pod', 'Deployment', 'Service'].map(kind => ({
          kind,
          why: 'it is not heard any more',
        })),
      }),
    ],
  ]),
};

/** `UPDATE_GOLDEN=1` writes these; read the difference before you commit it. */
describe('what a reviewer of the demo shop reads', () => {
  it.each(Object.keys(intents))('for %s', async name => {
    const { title, body } = descriptionOf(
      intents[name](),
      await demoShop(),
      { ...surroundings, largestBody: 6_000 },
      clusters[name],
    );
    const path = join(folder, `${name}.md`);
    const actual = `# ${title}\n\n${body}\n`;

    if (process.env.UPDATE_GOLDEN) writeFileSync(path, actual);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });

  it('is one body for each of these', () => {
    expect(readdirSync(folder)).toEqual(
      Object.keys(intents)
        .map(name => `${name}.md`)
        .sort(),
    );
  });
});
