import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  formDataOf,
  renderOnEntityPage,
} from '../__testUtils__/render-on-entity-page';
import { violationsOf } from '../__testUtils__/violations-of';
import { NetworkTab } from '../NetworkTab/NetworkTab';

const render = (url: string) =>
  renderOnEntityPage(<NetworkTab />, 'orders', { url });

const dialog = async () => within(await screen.findByRole('dialog'));

describe('Why?', () => {
  it('follows the packet, station by station, with object, rule and place', async () => {
    await render('/?why=finance/billing&port=grpc');

    const panel = await dialog();
    expect(
      panel.getByRole('heading', {
        name: 'finance/billing → shop/orders, port grpc',
      }),
    ).toBeVisible();
    expect(await panel.findByText('Denied')).toBeVisible();
    expect(
      within(panel.getByRole('list', { name: 'The way of a packet' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '1Nameallowedfinance/billing may ask DNS',
      '2ServiceallowedService shop/orders leads grpc TCP 9090 to pod port 9090deploy/dev/shop/orders/service.yaml:19',
      '3Leaves finance/billingallowedNetworkPolicy finance/billing allows itNetworkPolicy finance/billing, rule 2deploy/dev/finance/billing/network-policy.yaml:31',
      '4Enters shop/ordersdeniedNetworkPolicy shop/orders isolates, and no rule of it lets in finance/billingdeploy/dev/shop/orders/network-policy.yaml:4',
      '5Meshdependsfor GET /api/* onlyAuthorizationPolicy shop/orders allows some requests',
    ]);
  });

  it('ends with what would have to change, and leads to the form where a grant is it', async () => {
    await render('/?why=finance/billing&port=grpc');

    const panel = await dialog();
    expect(await panel.findByText('To allow it')).toBeVisible();
    expect(panel.getByRole('link', { name: 'team-shop' })).toBeVisible();
    expect(
      panel.getAllByRole('link', { name: 'Request access' }).map(formDataOf),
    ).toEqual([
      {
        access: {
          service: { namespace: 'shop', name: 'orders' },
          caller: { namespace: 'finance', name: 'billing' },
          ports: ['grpc'],
        },
      },
    ]);
  });

  it('is opened from a row, is a link then, and is closed by the keyboard', async () => {
    const { explanation, query } = await render('/?environment=prod');

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Why? finance/billing, port grpc',
      }),
    );
    expect(explanation).toHaveBeenCalledWith({
      from: 'finance/billing',
      to: 'shop/orders',
      port: 'grpc',
      environment: 'prod',
      source: 'git',
    });
    expect(query()).toEqual({
      environment: 'prod',
      why: 'finance/billing',
      port: 'grpc',
    });

    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(query()).toEqual({ environment: 'prod' });
  });

  it('asks the other way round for what the service calls', async () => {
    const { explanation } = await render('/?tab=calls&why=finance/payments');

    await dialog();
    expect(explanation).toHaveBeenCalledWith({
      from: 'shop/orders',
      to: 'finance/payments',
      port: 'grpc',
      environment: 'dev',
      source: 'git',
    });
  });

  it.each([
    ['web', 'Allowed'],
    ['storefront-for-tablets', 'Allowed under a condition'],
    ['importer', 'Unknown'],
    ['unanswered', 'Allowed, but no pod is ready to answer'],
    ['uncounted', 'Allowed; whether a pod answers now is not known'],
    ['loading', 'Following the packet'],
    ['missing', 'One end is not known here'],
    ['denied', 'You may not see this'],
    ['broken', 'The question could not be answered'],
  ])('says in which state it is: %s', async (peer, words) => {
    await render(`/?why=shop/${peer}&port=http`);

    expect(await (await dialog()).findByText(words)).toBeInTheDocument();
    expect(await violationsOf(screen.getByRole('dialog'))).toEqual([]);
  });
});

describe('Why? of what runs', () => {
  const stationIn = async (peer: string) => {
    await render(`/?why=shop/${peer}&port=http`);
    const way = await (
      await dialog()
    ).findByRole('list', {
      name: 'The way of a packet',
    });
    return within(
      within(way)
        .getAllByRole('listitem')
        .find(({ textContent }) => textContent?.includes('Endpoints'))!,
    );
  };

  it('counts the pods that are ready', async () => {
    const station = await stationIn('live');

    expect(station.getByText('ready')).toBeVisible();
    expect(station.getByText('2 of 3 pods ready')).toBeVisible();
  });

  it('does not look like success where nothing answers, and says what to look at', async () => {
    const station = await stationIn('unanswered');

    expect((await dialog()).queryByText('Allowed')).not.toBeInTheDocument();
    expect(station.getByText('none ready')).toBeVisible();
    expect(station.getByText(/^kubectl describe pods/)).toBeVisible();
    expect(
      station.getByRole('button', {
        name: 'Copy the command that shows more',
      }),
    ).toBeVisible();
  });
});

describe('Can A reach B?', () => {
  it('asks for any two, with suggestions, and keeps the question in the URL', async () => {
    const { explanation, query } = await render('/?tab=reach');

    await userEvent.type(
      await screen.findByRole('combobox', { name: /From/ }),
      'shop/checkout',
    );
    await userEvent.tab();
    const to = screen.getByRole('combobox', { name: /To/ });
    await userEvent.clear(to);
    await userEvent.type(to, 'payments');
    await userEvent.click(
      await screen.findByRole('option', { name: 'finance/payments' }),
    );
    const port = screen.getByRole('combobox', { name: /Port/ });
    await userEvent.clear(port);
    await userEvent.type(port, 'grpc');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'Ask' }));

    expect(await screen.findByText('Denied')).toBeVisible();
    expect(explanation).toHaveBeenLastCalledWith({
      from: 'shop/checkout',
      to: 'finance/payments',
      port: 'grpc',
      environment: 'dev',
      source: 'git',
    });
    expect(query()).toEqual({
      tab: 'reach',
      from: 'shop/checkout',
      to: 'finance/payments',
      port: 'grpc',
      in: 'dev',
    });
  });

  it('says what is wrong with a question before it asks', async () => {
    const { explanation } = await render('/?tab=reach');

    const to = await screen.findByRole('combobox', { name: /To/ });
    await userEvent.clear(to);
    await userEvent.type(to, 'orders');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'Ask' }));

    expect(
      await screen.findByText('use <namespace>/<name>, e.g. shop/orders'),
    ).toBeVisible();
    expect(explanation).not.toHaveBeenCalled();
  });
});
