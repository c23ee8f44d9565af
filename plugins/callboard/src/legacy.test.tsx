import { FlatRoutes } from '@backstage/core-app-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import {
  callboardApiRef,
  ChangesPage,
  EntityAddressCard,
  EntityCallersCard,
  EntityNetworkContent,
  EntityPolicyStatusCard,
} from './legacy';
import { entityRoutes } from './testing/entity-routes';
import { FakeCallboardApi } from './testing/FakeCallboardApi';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'shop' },
};

async function renderOldApp(path: string) {
  await renderInTestApp(
    <TestApiProvider apis={[[callboardApiRef, new FakeCallboardApi()]]}>
      <FlatRoutes>
        <Route path="/callboard/changes" element={<ChangesPage />} />
        <Route
          path="/component"
          element={
            <EntityProvider entity={entity}>
              <EntityAddressCard />
              <EntityCallersCard />
              <EntityPolicyStatusCard />
            </EntityProvider>
          }
        />
        <Route
          path="/component/network"
          element={
            <EntityProvider entity={entity}>
              <EntityNetworkContent />
            </EntityProvider>
          }
        />
      </FlatRoutes>
    </TestApiProvider>,
    { routeEntries: [path], mountedRoutes: entityRoutes },
  );
}

describe('an app of the old kind', () => {
  it('shows the address', async () => {
    await renderOldApp('/component');

    expect(
      await screen.findByText('orders.shop.svc.cluster.local'),
    ).toBeVisible();
  });

  it('shows the callers, with a link to the tab, and the policy status', async () => {
    await renderOldApp('/component');

    expect(await screen.findByRole('grid', { name: 'Callers' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open network' })).toHaveAttribute(
      'href',
      '/component/network?environment=dev',
    );
    expect(await screen.findByText('Enforced by')).toBeVisible();
  });

  it('shows the tab', async () => {
    await renderOldApp('/component/network');

    expect(
      await screen.findByRole('tab', { name: 'Callers (9)' }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /^Grant ops\/reports/ }),
    ).toBeVisible();
  });

  it('shows the changes with a header, and one of them', async () => {
    await renderOldApp('/callboard/changes');

    expect(
      await screen.findByRole('heading', { name: 'Changes' }),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Onboard shop/emailservice' }),
    );
    expect(await screen.findByRole('button', { name: 'Merge' })).toBeVisible();
  });
});
