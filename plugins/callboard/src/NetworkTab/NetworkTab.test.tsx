import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  formDataOf,
  renderOnEntityPage,
} from '../__testUtils__/render-on-entity-page';
import { violationsOf } from '../__testUtils__/violations-of';
import { NetworkTab } from './NetworkTab';

const render = (
  state: string,
  options?: Parameters<typeof renderOnEntityPage>[2],
) => renderOnEntityPage(<NetworkTab />, state, options);

const table = (name: string) => screen.findByRole('grid', { name });

const rowOf = async (name: RegExp) =>
  within(await screen.findByRole('row', { name }));

const peers = async () =>
  (await screen.findAllByRole('rowheader')).map(
    ({ textContent }) => textContent,
  );

describe('Network tab', () => {
  it('says service, environment, source and age', async () => {
    await render('orders');

    expect(
      await screen.findByRole('heading', { name: 'shop/orders' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: /Environment/ }),
    ).toHaveTextContent('dev');
    expect(
      screen.getByText(/from Git · shop@1a2b3c4, 2 min ago/),
    ).toBeVisible();
  });

  it.each([
    [
      /finance\/billing/,
      [
        'grpc',
        'TCP 9090',
        'team-finance',
        'catalog',
        'denied',
        'not configured',
        'Declared but blocked',
      ],
    ],
    [
      /ops\/batch/,
      [
        'no',
        'allowed',
        'expired 2026-03-31, still there',
        'Allowed but undeclared',
      ],
    ],
    [/mobile\/storefront/, ['depends', 'Depends', 'for GET /api/* only']],
    [
      /legacy\/importer/,
      ['unknown', 'Unknown', /CiliumNetworkPolicy .* not evaluated/],
    ],
    [/shop\/cart/, ['Half-open: closed on their side']],
    [/ops\/reports/, ['Half-open: closed on your side']],
    [/prometheus/, ['part of the platform', 'metrics', 'OK']],
    [/203\.0\.113\.0/, ['addresses outside', '–']],
  ])('says in words what is known of %s', async (name, words) => {
    await render('orders');

    const row = await screen.findByRole('row', { name });
    words.forEach(word => expect(row).toHaveTextContent(word));
  });

  it('says whose side is closed from where the service stands', async () => {
    await render('orders', { url: '/?tab=calls' });

    const row = await rowOf(/shop\/emailservice/);
    expect(row.getByText('Half-open: closed on your side')).toBeVisible();
  });

  it('counts callers, calls and findings, and leads to each by the URL', async () => {
    const { query } = await render('orders');

    expect(
      await screen.findByRole('tab', { name: 'Callers (9)' }),
    ).toHaveAttribute('aria-selected', 'true');
    await userEvent.click(screen.getByRole('tab', { name: 'Calls (3)' }));
    expect(await table('Calls')).toBeVisible();
    expect(query()).toEqual({ tab: 'calls' });
    await userEvent.click(screen.getByRole('tab', { name: 'Findings (3)' }));
    expect(await screen.findByRole('list', { name: 'Findings' })).toBeVisible();
  });

  it('keeps search, filters and order in the URL', async () => {
    const { query } = await render('orders');
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search' }),
      'shop/',
    );
    await userEvent.click(screen.getByRole('columnheader', { name: 'State' }));
    await waitFor(() =>
      expect(query()).toEqual({ search: 'shop/', sort: 'state' }),
    );
    await waitFor(async () =>
      expect(await peers()).toEqual(['shop/cart', 'shop/web', 'shop/web']),
    );

    await userEvent.click(screen.getByRole('button', { name: /State/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'OK' }));
    await userEvent.click(screen.getByRole('button', { name: /Owner/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'team-shop' }),
    );

    await waitFor(async () =>
      expect(await peers()).toEqual(['shop/web', 'shop/web']),
    );
    expect(query()).toEqual({
      search: 'shop/',
      sort: 'state',
      state: 'ok',
      owner: 'group:default/team-shop',
    });
  });

  it('starts with what the URL says', async () => {
    await render('orders', {
      url: '/?search=ops&state=half-open-called&sort=-peer&environment=prod',
    });

    expect(await peers()).toEqual(['ops/reports']);
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'ops',
    );
  });

  it('says that nothing matches', async () => {
    await render('orders', { url: '/?search=nobody-of-this-name' });

    expect(
      await screen.findByText(
        'No connection matches the search and the filters.',
      ),
    ).toBeVisible();
  });

  it('leads to forms that know everything about the row', async () => {
    await render('orders');

    expect(
      formDataOf(
        await screen.findByRole('link', {
          name: 'Request access for finance/billing',
        }),
      ),
    ).toEqual({
      access: {
        service: { namespace: 'shop', name: 'orders' },
        caller: { namespace: 'finance', name: 'billing' },
        ports: ['grpc'],
      },
    });
    const revoke = screen.getByRole('link', {
      name: 'Revoke the access of ops/batch',
    });
    expect(revoke).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/create\/templates\/default\/revoke-access\?/),
    );
  });

  it('shows an open change in the place of asking for it again', async () => {
    await render('orders');

    const row = await rowOf(/ops\/reports/);
    expect(
      row.getByRole('link', {
        name: 'Grant ops/reports access to shop/orders',
      }),
    ).toHaveAttribute(
      'href',
      '/callboard/changes/shop/grant:shop:orders:ops.reports',
    );
    expect(
      row.queryByRole('link', { name: /Request access/ }),
    ).not.toBeInTheDocument();
  });

  it('offers no revocation to whom it would be refused', async () => {
    await render('guest');

    await table('Callers');
    expect(
      screen.queryByRole('link', { name: /Revoke/ }),
    ).not.toBeInTheDocument();
  });

  it('counts who may not be seen, and does not call them nobody', async () => {
    await render('hidden');

    expect(await screen.findByText('3 callers you may not see')).toBeVisible();
    expect(
      screen.getByText('No caller that you may see is declared or allowed.'),
    ).toBeVisible();
  });

  it('shows five thousand callers a page at a time', async () => {
    await render('crowded');

    expect(await screen.findByText('1–15 of 5000 connections')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    expect(await screen.findByText('16–30 of 5000 connections')).toBeVisible();
    expect(await peers()).toHaveLength(15);
  });

  it('saves what search and filters leave, on all pages', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = blob => `blob:${saved.push(blob as Blob)}`;
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    await render('crowded', { url: '/?search=team-7/' });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );

    expect(saved).toHaveLength(1);
    expect(saved[0].type).toBe('text/csv;charset=utf-8');
    // 125 of 5000, with a heading.
    expect((await saved[0].text()).trim().split('\r\n')).toHaveLength(126);
    expect(click.mock.contexts[0]).toHaveAttribute(
      'download',
      'callers-shop-orders-dev.csv',
    );
    click.mockRestore();
  });

  it('is walked through by the arrow keys', async () => {
    await render('orders', { url: '/?search=billing' });
    await rowOf(/finance\/billing/);

    screen.getByRole('button', { name: 'Export CSV' }).focus();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}{ArrowLeft}{Enter}');

    expect(
      await screen.findByRole('dialog', { name: /finance\/billing → shop/ }),
    ).toBeVisible();
  });

  it.each([
    ['loading', 'Loading the connections'],
    ['missing', 'No microservice is known for this entity'],
    ['denied', 'You may not see who calls this'],
    ['broken', 'The connections could not be read'],
    ['partial', 'Partial: one file could not be read'],
    ['stale', 'Read 3 h ago'],
    ['open', 'Open: nothing enforces NetworkPolicy here.'],
    ['quiet', 'No caller is declared or allowed.'],
    ['worker', 'No caller is declared or allowed.'],
  ])('says in which state it is: %s', async (state, words) => {
    const { container } = await render(state);

    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(await violationsOf(container)).toEqual([]);
  });

  it.each(['', '?tab=calls', '?tab=findings', '?tab=reach&from=a/b&port=http'])(
    'has nothing that axe finds wrong: %s',
    async url => {
      const { container } = await render('orders', { url: `/${url}` });
      await screen.findByRole('heading', { name: 'shop/orders' });

      expect(await violationsOf(container)).toEqual([]);
    },
  );
});
