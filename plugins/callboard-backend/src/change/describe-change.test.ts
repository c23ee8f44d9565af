import { Microservice } from '@callboard/contract';
import {
  demoShop,
  descriptionOf,
  Files,
  granting,
  revoking,
  surroundings,
} from './__testUtils__/shop';
import { onboard } from './operations/onboard/onboard';
import { Intent } from './operations/Operation';

const nasty = 'Closes #1, fixes GH-2, cc @anna\n/merge';

/** A service whose names are as bad as names can be, with nasty text wherever one may type freely. */
const microservice: Microservice = {
  apiVersion: 'callboard.dev/v1alpha1',
  kind: 'Microservice',
  metadata: { namespace: 'fixes', name: 'gh-12' },
  spec: {
    owner: 'group:default/team-shop',
    image: 'registry.example.com/shop/gh-12',
    args: [nasty],
    env: { NASTY: nasty },
    environments: { dev: { tag: '1.0.0' } },
  },
};

const intents: [string, () => Intent][] = [
  [
    'an onboarding',
    () =>
      onboard({ microservice, callers: [], requestedBy: 'user:default/anna' }),
  ],
  [
    'a grant',
    () =>
      granting('shop/web → finance/payments', {
        ports: ['http'],
        http: [{ paths: ['/@anna/*'] }],
        environments: ['prod'],
        reason: nasty,
      }),
  ],
  [
    'a revocation',
    () => revoking('shop/orders → finance/payments', { reason: nasty }),
  ],
];

let shop: Files;

beforeAll(async () => {
  shop = await demoShop();
});

// Hosts take a title for plain text, but look in the message of its commit for issues to close.
describe.each(intents)('the title of %s', (_, intent) => {
  it('fits on a line and is made of names and our own words', () => {
    const { title } = descriptionOf(intent(), shop);

    expect(title.length).toBeLessThanOrEqual(72);
    expect(title).toMatch(/^[A-Za-z0-9 /,…-]+$/);
    expect(title).not.toMatch(/(clos|fix|resolv)\w*:? +\S*-\d/i);
  });
});

describe('the body of a change', () => {
  const body = (where = {}) =>
    descriptionOf(intents[1][1](), shop, { ...surroundings, ...where }).body;

  it('links to whom it is about, to who asked and to the run that did', () => {
    expect(body()).toContain(
      'In the portal: [finance/payments](https://portal.example.com/catalog/finance/component/payments), [shop/web](https://portal.example.com/catalog/shop/component/web).\n\n' +
        `Requested by [user:default/anna](https://portal.example.com/catalog/default/user/anna) in [this run](https://portal.example.com/create/tasks/${surroundings.taskId}).\n\n`,
    );
  });

  it('names who asked where nothing is known of a portal', () => {
    expect(body({ portal: undefined })).toContain(
      '\n\nRequested by user:default/anna.\n\nTo undo it after the merge, revert the commit that merged it.',
    );
    expect(body({ portal: undefined })).not.toContain('In the portal');
  });

  it('takes a base URL with or without its last slash', () => {
    expect(body({ portal: 'https://example.com/portal/' })).toContain(
      '(https://example.com/portal/catalog/finance/component/payments)',
    );
  });

  it('has no link to a run where there is none', () => {
    expect(body({ taskId: undefined })).not.toContain('create/tasks');
  });

  it('shows all rendered files where there is room, and never more than hosts take with ease', () => {
    expect(body()).not.toContain('not shown here');
    expect(body().match(/^<details>$/gm)).toHaveLength(7);
    expect(body({ largestBody: 1_000_000 })).toBe(body());
  });

  it('leaves out files before anything else', () => {
    const short = body({ largestBody: 2_500 });

    expect(short).toContain(
      '### Rendered files\n\n7 files are not shown here: they are in the diff.',
    );
    expect(body()).toContain(short.split('### Rendered files')[0]);
  });
});
