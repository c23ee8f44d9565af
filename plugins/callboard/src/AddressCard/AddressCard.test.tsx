import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { callboardApiRef } from '../api';
import { entityRoutes } from '../testing/entity-routes';
import { FakeCallboardApi } from '../testing/FakeCallboardApi';
import { sampleNetworkView } from '../testing/sample-network-view';
import { viewStates } from '../testing/view-states';
import { AddressCard } from './AddressCard';

async function renderCard(name: string, annotations?: Record<string, string>) {
  const view = jest.fn((_ref: string, environment?: string) =>
    viewStates[name](environment),
  );
  await renderInTestApp(
    <TestApiProvider apis={[[callboardApiRef, new FakeCallboardApi({ view })]]}>
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name, namespace: 'shop', annotations },
        }}
      >
        <AddressCard />
      </EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: entityRoutes },
  );
  return view;
}

describe('Address card', () => {
  it('shows the DNS name, the short forms and each port in words', async () => {
    await renderCard('orders');

    expect(
      await screen.findByText('orders.shop.svc.cluster.local'),
    ).toBeVisible();
    expect(screen.getByText('orders.shop')).toBeVisible();
    expect(screen.getByText('from namespace shop')).toBeVisible();
    const ports = within(screen.getByRole('list', { name: 'Ports' }));
    expect(
      ports.getByText('http: Service port 80 to pod port 8080, HTTP'),
    ).toBeInTheDocument();
    expect(ports.getByText('80 → 8080')).toBeVisible();
    expect(
      ports.getByText('grpc: Service port 9090, gRPC'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /from Git · shop@1a2b3c4, 2 min ago · no cluster connected/,
      ),
    ).toBeVisible();
  });

  it('reads another environment when one is chosen', async () => {
    const view = await renderCard('orders');

    await userEvent.click(
      await screen.findByRole('button', { name: /Environment/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'prod' }));

    expect(view).toHaveBeenLastCalledWith(
      'component:shop/orders',
      'prod',
      undefined,
    );
  });

  it('shows how to call it on demand', async () => {
    await renderCard('orders');

    await userEvent.click(
      await screen.findByRole('button', { name: 'How to call it' }),
    );

    expect(
      screen.getByText('curl http://orders.shop.svc.cluster.local/'),
    ).toBeVisible();
    expect(
      screen.getByText(
        'grpcurl -plaintext orders.shop.svc.cluster.local:9090 list',
      ),
    ).toBeVisible();
  });

  it('says that a worker has no address', async () => {
    await renderCard('worker');

    expect(
      await screen.findByText(/calls others and cannot be called by name/),
    ).toBeVisible();
  });

  it('says where an external name points', async () => {
    await renderCard('external');

    expect(await screen.findByText('legacy.example.com')).toBeVisible();
  });

  it('shows the names outside only where it is exposed', async () => {
    await renderCard('exposed');

    expect(await screen.findByText('orders.example.com')).toBeVisible();
    expect(screen.getByText('shop.example.com/orders')).toBeVisible();
    expect(screen.getAllByText('from outside')).toHaveLength(2);
    expect(
      screen.getAllByRole('button', { name: 'Copy the name from outside' }),
    ).toHaveLength(2);
  });

  it('shows no name outside where there is none', async () => {
    await renderCard('orders');

    expect(await screen.findByText('orders.shop')).toBeVisible();
    expect(screen.queryByText('from outside')).not.toBeInTheDocument();
  });

  it('says what is missing where a file could not be read', async () => {
    await renderCard('partial');

    expect(
      await screen.findByText('Partial: one file could not be read'),
    ).toBeVisible();
    expect(
      screen.getByText(/service.yaml:7: not a YAML document/),
    ).toBeVisible();
  });

  it('says that it is loading', async () => {
    await renderCard('loading');

    expect(screen.getByText('Loading the address')).toBeInTheDocument();
  });

  it('says what was looked for where nothing matches', async () => {
    await renderCard('missing');

    expect(
      await screen.findByText('No microservice is known for this entity'),
    ).toBeVisible();
    expect(
      screen.getByText(/callboard.dev\/service.*component:shop\/missing/),
    ).toBeVisible();
  });

  it('names the annotation that leads nowhere', async () => {
    await renderCard('missing', { 'callboard.dev/service': 'shop/gone' });

    expect(await screen.findByText(/names shop\/gone/)).toBeVisible();
  });

  it('names the permission that is missing', async () => {
    await renderCard('denied');

    expect(await screen.findByText(/callboard.network.read/)).toBeVisible();
  });

  it('offers another try after an error', async () => {
    const view = await renderCard('broken');

    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );

    expect(screen.getByText(/disk full/)).toBeVisible();
    expect(view).toHaveBeenCalledTimes(2);
  });

  it('links to the web only', async () => {
    const links = {
      logs: 'https://logs.example.com/orders',
      // A hostile platform file must not run anything in the browser.
      metrics: 'java' + 'script:alert(1)',
    };
    viewStates.links = async () => ({ ...sampleNetworkView, links });
    await renderCard('links');

    expect(await screen.findByRole('link', { name: /Logs/ })).toHaveAttribute(
      'href',
      links.logs,
    );
    expect(
      screen.queryByRole('link', { name: /Metrics/ }),
    ).not.toBeInTheDocument();
  });
});
