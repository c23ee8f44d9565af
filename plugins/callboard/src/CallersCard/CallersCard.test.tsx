import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  formDataOf,
  renderOnEntityPage,
} from '../__testUtils__/render-on-entity-page';
import { violationsOf } from '../__testUtils__/violations-of';
import { CallersCard } from './CallersCard';

const render = (
  state: string,
  options?: Parameters<typeof renderOnEntityPage>[2],
) => renderOnEntityPage(<CallersCard />, state, options);

const rowOf = async (name: RegExp) =>
  within(await screen.findByRole('row', { name }));

describe('Callers card', () => {
  it('shows each caller once, with its ports, the ones to look at first first', async () => {
    await render('orders');

    const table = within(await screen.findByRole('grid', { name: 'Callers' }));
    expect(
      table.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual([
      'finance/billing',
      'ops/reports',
      'shop/cart',
      'legacy/importer',
      'mobile/storefront-for-tablets',
    ]);
    expect(screen.getByText('+ 4 more · 1 you may not see')).toBeVisible();
  });

  it('says declared, allowed and observed in words', async () => {
    await render('orders');

    const row = await rowOf(/finance\/billing/);
    expect(row.getByText('yes')).toBeVisible();
    expect(row.getByText('denied')).toBeVisible();
    expect(row.getByText('grpc')).toBeVisible();
    expect(row.getByText('not configured')).toBeInTheDocument();
    expect(row.getByText('Declared but blocked')).toBeVisible();
    expect(row.getByRole('link', { name: 'finance/billing' })).toHaveAttribute(
      'href',
      '/catalog/finance/component/billing',
    );
  });

  it('leads from a row to why', async () => {
    await render('orders', { url: '/?environment=prod' });

    expect(
      await screen.findByRole('link', {
        name: 'Why? finance/billing, port grpc',
      }),
    ).toHaveAttribute(
      'href',
      '/network?environment=prod&why=finance%2Fbilling&port=grpc',
    );
  });

  it('leads to the whole network, and to a form that knows the service', async () => {
    await render('orders');

    expect(
      await screen.findByRole('link', { name: 'Open network' }),
    ).toHaveAttribute('href', '/network?environment=dev');
    expect(
      formDataOf(screen.getByRole('link', { name: 'Request access' })),
    ).toEqual({ access: { service: { namespace: 'shop', name: 'orders' } } });
  });

  it.each([
    ['orders', 'Anyone else is denied by default.'],
    ['open', 'Open: nothing enforces NetworkPolicy here.'],
    ['leaky', 'Open: NetworkPolicy shop/allow-all lets everybody in.'],
    ['unknown', 'It is not known who else may call.'],
  ])('says what holds for everybody else: %s', async (state, words) => {
    await render(state);

    expect(await screen.findByText(words)).toBeVisible();
  });

  it('says that there is nobody, as far as the reader may see', async () => {
    await render('hidden');

    expect(
      await screen.findByText(
        'No caller that you may see is declared or allowed.',
      ),
    ).toBeVisible();
    expect(screen.getByText('3 you may not see')).toBeVisible();
  });

  it('says where its facts come from, what is missing, and how old they are', async () => {
    await render('stale');

    expect(await screen.findByText('Read 3 h ago')).toBeVisible();
    expect(screen.getByText(/from Git · shop@1a2b3c4, 3 h ago/)).toBeVisible();
  });

  it('says what is missing where a file could not be read', async () => {
    await render('partial');

    expect(
      await screen.findByText('Partial: one file could not be read'),
    ).toBeVisible();
  });

  it('reads another environment when one is chosen', async () => {
    const { connections, query } = await render('orders');

    await userEvent.click(
      await screen.findByRole('button', { name: /Environment/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'prod' }));

    expect(connections).toHaveBeenLastCalledWith(
      'component:shop/orders',
      'prod',
      undefined,
    );
    expect(query()).toEqual({ environment: 'prod' });
  });

  it('says that it is loading', async () => {
    await render('loading');

    expect(screen.getByRole('status')).toHaveTextContent('Loading the callers');
  });

  it('shows what was tried where nothing matches', async () => {
    await render('missing', {
      annotations: { 'callboard.dev/service': 'shop/gone' },
    });

    expect(
      await screen.findByText('No microservice is known for this entity'),
    ).toBeVisible();
    expect(screen.getByText(/names shop\/gone/)).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    await render('denied');

    expect(await screen.findByText(/callboard.network.read/)).toBeVisible();
  });

  it('offers another try after an error', async () => {
    const { connections } = await render('broken');

    expect(await screen.findByRole('alert')).toHaveTextContent('disk full');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(connections).toHaveBeenCalledTimes(2);
  });

  it.each(['orders', 'loading', 'missing', 'denied', 'broken', 'partial'])(
    'has nothing that axe finds wrong: %s',
    async state => {
      const { container } = await render(state);
      await screen.findByText('Callers');

      expect(await violationsOf(container)).toEqual([]);
    },
  );
});
