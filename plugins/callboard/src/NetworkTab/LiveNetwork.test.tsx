import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntityPage } from '../__testUtils__/render-on-entity-page';
import { violationsOf } from '../__testUtils__/violations-of';
import { NetworkTab } from './NetworkTab';

const render = (
  state: string,
  options?: Parameters<typeof renderOnEntityPage>[2],
) => renderOnEntityPage(<NetworkTab />, state, options);

describe('Network tab of a cluster', () => {
  it('lets choose the source, and keeps the choice in the URL', async () => {
    const { connections, query } = await render('live');

    await userEvent.click(
      await screen.findByRole('button', { name: /Source/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Git · shop/ }),
    );

    expect(query()).toEqual({ source: 'git' });
    expect(connections).toHaveBeenLastCalledWith(
      'component:shop/live',
      undefined,
      'git',
    );
    expect(
      await screen.findByText('from Git · shop@1a2b3c4, 2 min ago'),
    ).toBeVisible();
  });

  it.each([
    ['live', 'Kubernetes v1.36.2'],
    [
      'live-partial',
      'the platform dev says Kubernetes 1.36, and v1.35.4 runs here',
    ],
  ])('says which Kubernetes runs: %s', async (state, words) => {
    await render(state);

    expect(await screen.findByText(words)).toBeVisible();
  });

  it('offers no choice where there is nothing but Git', async () => {
    await render('orders');

    await screen.findByRole('heading', { name: 'shop/orders' });
    expect(
      screen.queryByRole('button', { name: /Source/ }),
    ).not.toBeInTheDocument();
  });

  it('names a cluster that is not watched with the reason, and does not let choose it', async () => {
    await render('not-watched');

    expect(
      await screen.findByText(
        /^prod-us is not watched: it takes the token of whoever looks/,
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Source/ }));
    expect(
      await screen.findByRole('option', { name: /prod-us: not watched/ }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('does not take a cluster along to another environment', async () => {
    const { query } = await render('live', { url: '/?source=cluster' });

    await userEvent.click(
      await screen.findByRole('button', { name: /Environment/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'prod' }));

    expect(query()).toEqual({ environment: 'prod' });
  });

  it('shows each missing kind at once, with the rule that would permit it', async () => {
    await render('live-partial');

    const missing = within(
      await screen.findByRole('list', { name: 'What is missing' }),
    );
    expect(
      screen.getByText(/^A right to read is one for all namespaces/),
    ).toBeVisible();
    expect(missing.getByText(/resources: \[networkpolicies\]/)).toBeVisible();
    expect(
      missing.getByRole('button', {
        name: 'Copy the rule for networkpolicies.networking.k8s.io',
      }),
    ).toBeVisible();
  });

  it('asks why of the source that the row is of', async () => {
    const { explanation } = await render('live', {
      url: '/?why=shop/live&port=http',
    });

    const dialog = within(await screen.findByRole('dialog'));
    expect(explanation).toHaveBeenCalledWith({
      from: 'shop/live',
      to: 'shop/orders',
      port: 'http',
      environment: 'dev',
      source: 'cluster',
    });
    const stations = within(
      await dialog.findByRole('list', { name: 'The way of a packet' }),
    ).getAllByRole('listitem');
    // What runs has no line in a file: the object stands in its place.
    expect(stations[4]).toHaveTextContent(
      /no rule of it lets in finance\/billingNetworkPolicy shop\/orders$/,
    );
    expect(dialog.getByText(/^live · prod-eu/)).toBeVisible();
  });

  it.each([
    ['live', ''],
    ['live-partial', ''],
    ['live-starting', ''],
    ['live-stale', ''],
    ['not-watched', ''],
    ['live-drift', '?tab=drift'],
    ['live', '?tab=drift'],
    ['live', '?tab=drift&source=git'],
  ])('has nothing that axe finds wrong: %s %s', async (state, url) => {
    const { container } = await render(state, { url: `/${url}` });
    await screen.findByRole('heading', { name: 'shop/orders' });

    expect(await violationsOf(container)).toEqual([]);
  });
});

describe('findings', () => {
  it('are not said to be none where not everything could be read', async () => {
    await render('live-partial', { url: '/?tab=findings' });

    expect(
      await screen.findByText(
        'As far as it could be read, no check found anything.',
      ),
    ).toBeVisible();
  });
});

describe('drift', () => {
  it('shows each field that differs, and what only one of the two has', async () => {
    await render('live-drift', { url: '/?tab=drift' });

    expect(
      await screen.findByRole('tab', { name: 'Drift (3)' }),
    ).toHaveAttribute('aria-selected', 'true');
    const [, ...rows] = within(
      await screen.findByRole('grid', { name: 'Git and cluster differ' }),
    ).getAllByRole('row');
    expect(
      rows.map(row =>
        [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
      ),
    ).toEqual([
      [
        'Service shop/ordersdeploy/dev/shop/orders/service.yaml:4',
        'differs',
        'spec.ports.http.targetPort',
        '8080',
        '8081',
      ],
      [
        'Service shop/ordersdeploy/dev/shop/orders/service.yaml:4',
        'differs',
        'spec.selector.track',
        'not set',
        'stable',
      ],
      [
        'NetworkPolicy shop/orders.from.shop.webdeploy/dev/shop/orders/callers/shop.web.yaml:4',
        'only in Git',
        'the whole object',
        'there',
        'not there',
      ],
      [
        'NetworkPolicy shop/temporary-debugging',
        'only in the cluster',
        'the whole object',
        'not there',
        'there',
      ],
    ]);
  });

  it('says that there is none', async () => {
    await render('live', { url: '/?tab=drift' });

    expect(await screen.findByRole('tab', { name: 'Drift (0)' })).toBeVisible();
    expect(screen.getByText('The cluster runs what Git says.')).toBeVisible();
  });

  it.each(['live-partial', 'live-starting'])(
    'does not say that there is none where not everything is known: %s',
    async state => {
      await render(state, { url: '/?tab=drift' });

      expect(await screen.findByRole('tab', { name: 'Drift' })).toBeVisible();
      expect(screen.getByText(/^As far as it could be read/)).toBeVisible();
    },
  );

  it('leads from Git to the cluster', async () => {
    const { query } = await render('live', {
      url: '/?tab=drift&source=git',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show prod-eu' }),
    );

    expect(query()).toEqual({ tab: 'drift', source: 'cluster' });
    expect(
      await screen.findByText('The cluster runs what Git says.'),
    ).toBeVisible();
  });

  it('is not there where there is no cluster to compare with', async () => {
    await render('orders', { url: '/?tab=drift' });

    expect(await screen.findByRole('tab', { name: /Callers/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(
      screen.queryByRole('tab', { name: /Drift/ }),
    ).not.toBeInTheDocument();
  });
});
