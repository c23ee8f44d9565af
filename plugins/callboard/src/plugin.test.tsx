import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import plugin, { callboardApiRef } from './index';
import { entityRoutes } from './testing/entity-routes';
import { FakeCallboardApi } from './testing/FakeCallboardApi';

const apis = [[callboardApiRef, new FakeCallboardApi()]] as const;

describe('an app of the new kind', () => {
  it('shows the address on the page of a component', async () => {
    renderTestApp({
      features: [plugin],
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'orders', namespace: 'shop' },
          },
        }),
      ],
      apis: [...apis],
    });

    expect(
      await screen.findByText('orders.shop.svc.cluster.local'),
    ).toBeVisible();
  });

  it('shows callers, policy status and the tab on the page of a component', async () => {
    renderTestApp({
      features: [plugin],
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'orders', namespace: 'shop' },
          },
        }),
      ],
      apis: [...apis],
    });

    expect(
      await screen.findByRole('heading', { name: 'Callers' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'Policy status' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('tab', { name: 'Callers (9)' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Open network' }),
    ).toHaveAttribute('href', '/network?environment=dev');
  });

  it('shows the changes', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/callboard/changes'],
      mountedRoutes: entityRoutes,
      apis: [...apis],
    });

    expect(await screen.findByText('Onboard shop/emailservice')).toBeVisible();
    expect(screen.getByText('Grant access')).toBeVisible();
    expect(screen.getByText('Revoke access')).toBeVisible();
  });

  it('registers each form field of the templates with the scaffolder', () => {
    const names = [
      'identity',
      'ports',
      'connections',
      'environments',
      'review',
      'grant-access',
      'revoke-access',
    ] as const;

    names.forEach(name =>
      expect(
        plugin.getExtension(`scaffolder-form-field:callboard/${name}`),
      ).toBeDefined(),
    );
  });
});
