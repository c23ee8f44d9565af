import { expect, Page, test } from '@playwright/test';
import { fillInEmailservice } from './onboarding';
import { album, create, merge, signIn } from './portal';

const networkOf = (component: string) =>
  `/catalog/${component}/network?environment=dev`;

const rowOf = (page: Page, peer: string) =>
  page.getByRole('row').filter({ hasText: peer });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a mistake is understood from the page alone, in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const shoot = album(page, `mistakes-${colorScheme}`);
    await signIn(page);

    await page.goto('/catalog/finance/component/payments');
    await expect(
      page
        .getByText(/is for port 80, which is the port of the Service/)
        .first(),
    ).toBeVisible();
    await expect(page.getByText('Change port 80 to 8080.')).toBeVisible();
    await shoot('service-port-in-the-place-of-the-pod-port');

    await page.goto(networkOf('finance/component/payments'));
    await rowOf(page, 'ops/reports')
      .getByRole('button', { name: /Why/ })
      .click();
    const why = page.getByRole('dialog');
    await expect(why.getByText('Denied', { exact: true })).toBeVisible();
    await expect(
      why
        .getByText(/deploy\/dev\/finance\/payments\/allow-reports\.yaml/)
        .first(),
    ).toBeVisible();
    await shoot('why-it-is-denied');

    await page.goto(`${networkOf('shop/component/inventory')}`);
    await expect(rowOf(page, 'ops/batch')).toContainText('Half-open');
    await shoot('half-open');
    await page.goto('/catalog/ops/component/reports');
    await expect(page.getByText(/may not ask DNS/).first()).toBeVisible();
    await shoot('no-dns');
  });

  test(`access is requested from a row, granted by a merge, and revoked again, in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const shoot = album(page, `access-${colorScheme}`);
    await signIn(page);
    await page.goto(networkOf('ops/component/notifications'));
    const row = rowOf(page, 'ops/batch');
    await expect(row).toContainText('Half-open');
    await shoot('before');

    await row.getByRole('link', { name: /Request access/ }).click();
    await expect(page.getByRole('checkbox', { name: /grpc/ })).toBeChecked();
    await expect(page.getByText('Nobody loses access.')).toBeVisible();
    await shoot('request');
    await create(page);
    await expect(
      page.getByRole('heading', {
        name: 'Grant ops/batch access to ops/notifications',
      }),
    ).toBeVisible();
    await shoot('change');

    const change = page.url();
    await page.goto(networkOf('ops/component/notifications'));
    await expect(
      row.getByRole('link', { name: /^Grant ops\/batch access/ }),
    ).toBeVisible();
    await shoot('open-change-on-the-row');
    await page.goto(change);
    await merge(page);

    await page.goto(networkOf('ops/component/notifications'));
    await expect(row).toContainText('OK');
    await shoot('granted');

    await row.getByRole('link', { name: /Revoke/ }).click();
    await expect(page.getByText(/closes/).first()).toBeVisible();
    await shoot('revoke');
    await create(page);
    await merge(page);
    await page.goto(networkOf('ops/component/notifications'));
    await expect(row).toContainText('Half-open');
    await shoot('revoked');
  });
}

test('a new service that calls another is among its callers once it is merged', async ({
  page,
}) => {
  const shoot = album(page, 'new-caller');
  await signIn(page);
  const callers = '/catalog/shop/component/inventory/network?environment=prod';
  await page.goto(callers);
  await expect(rowOf(page, 'shop/orders')).toBeVisible();
  await expect(rowOf(page, 'shop/mailshot')).toHaveCount(0);

  await page.goto('/create/templates/default/onboard-microservice');
  await fillInEmailservice(page, undefined, {
    name: 'mailshot',
    calls: 'shop/inventory',
  });
  await expect(page.getByText('Nobody loses access.')).toBeVisible();
  await shoot('review');
  await create(page);
  await merge(page);

  await page.goto(callers);
  await expect(rowOf(page, 'shop/mailshot')).toContainText('OK');
  await shoot('callers');
});
