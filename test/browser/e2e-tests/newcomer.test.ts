import { expect, Page, test } from '@playwright/test';
import { fillInEmailservice, next } from './onboarding';
import { album, create, merge, signIn } from './portal';

/** Each card of the page *Create* has a button of the same name. */
async function chooseTemplate(page: Page, title: string) {
  await page
    .locator('[class*="MuiCard-root"]')
    .filter({ hasText: title })
    .getByRole('button', { name: 'Choose' })
    .click();
}

test('a newcomer onboards a real image, merges the change and copies its DNS name', async ({
  page,
}) => {
  const shoot = album(page, 'newcomer');
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Enter' })).toBeVisible();
  await shoot('sign-in');
  await signIn(page);
  await shoot('catalog');

  await page.getByRole('link', { name: 'Create' }).first().click();
  await shoot('templates');
  await chooseTemplate(page, 'Onboard a microservice');
  await fillInEmailservice(page, shoot);

  await expect(
    page.getByText('shop/orders may call shop/emailservice on grpc.'),
  ).toBeVisible();
  await expect(page.getByText('Nobody loses access.')).toBeVisible();
  await shoot('review');
  await create(page);

  await expect(
    page.getByRole('heading', { name: 'Onboard shop/emailservice' }),
  ).toBeVisible();
  const grant = page.getByRole('region', {
    name: 'deploy/prod/shop/emailservice/callers/shop.orders.yaml',
  });
  await expect(grant).toContainText('port: 8080');
  await expect(grant).not.toContainText('port: 5000');
  for (const kind of [
    'deployment',
    'service',
    'network-policy',
    'peer-authentication',
    'authorization-policy',
  ]) {
    await expect(
      page.getByRole('region', {
        name: `deploy/prod/shop/emailservice/${kind}.yaml`,
      }),
    ).toBeVisible();
  }
  await shoot('change');
  await merge(page);
  await shoot('merged');

  await expect(async () => {
    await page.goto('/catalog/shop/component/emailservice');
    await expect(
      page.getByText('emailservice.shop.svc.cluster.local', { exact: true }),
    ).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
  await expect(
    page.getByText('Service port 5000 to pod port 8080'),
  ).toBeAttached();
  await page.getByRole('button', { name: 'Copy the DNS name' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'emailservice.shop.svc.cluster.local',
  );
  await shoot('component');

  // The callee shows its new caller: orders calls emailservice now.
  await page.goto(
    '/catalog/shop/component/emailservice/network?environment=prod',
  );
  await expect(
    page.getByRole('row').filter({ hasText: 'shop/orders' }),
  ).toContainText('OK');
  await shoot('callers');
});

test('the same form again says that there is nothing to change', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/create/templates/default/onboard-microservice');
  await fillInEmailservice(page);

  await expect(page.getByText(/holds exactly this already/)).toBeVisible();
});

test('a form that is wrong says which field, and cannot be sent', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/create/templates/default/onboard-microservice');
  await page.getByRole('textbox', { name: /^Name/ }).fill('../Evil');
  await next(page);

  await expect(
    page.getByText(/'\.\.\/Evil' is not a service name/).first(),
  ).toBeVisible();
  await expect(page.getByLabel('Port name')).toHaveCount(0);
});

test('the pages are readable in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const shoot = album(page, 'dark');
  await signIn(page);
  await page.goto('/catalog/finance/component/payments');
  await expect(
    page.getByText('payments.finance.svc.cluster.local', { exact: true }),
  ).toBeVisible();
  await shoot('dark-component');
  await page.goto('/callboard/changes');
  await expect(
    page
      .getByRole('heading', { name: 'Local demo repository' })
      .or(page.getByText('Local demo repository')),
  ).toBeVisible();
  await shoot('dark-changes');
});
