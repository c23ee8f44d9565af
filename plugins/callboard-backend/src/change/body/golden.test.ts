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
};

/** `UPDATE_GOLDEN=1` writes these; read the difference before you commit it. */
describe('what a reviewer of the demo shop reads', () => {
  it.each(Object.keys(intents))('for %s', async name => {
    const { title, body } = descriptionOf(intents[name](), await demoShop(), {
      ...surroundings,
      largestBody: 6_000,
    });
    const path = join(folder, `${name}.md`);
    const actual = `# ${title}\n\n${body}\n`;

    if (process.env.UPDATE_GOLDEN) writeFileSync(path, actual);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });

  it('is one body for each operation', () => {
    expect(readdirSync(folder)).toEqual(
      Object.keys(intents)
        .map(name => `${name}.md`)
        .sort(),
    );
  });
});
