import { expect, Page, test } from '@playwright/test';
import { album, create, merge, signIn } from './portal';

const next = (page: Page) =>
  page.getByRole('button', { name: 'Next', exact: true }).click();

async function choose(page: Page, label: RegExp, option: string) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Online Boutique's emailservice: its Service port 5000 leads to pod port 8080. */
async function fillInEmailservice(
  page: Page,
  shoot: (name: string) => Promise<unknown> = async () => {},
) {
  await page.getByRole('textbox', { name: /^Name/ }).fill('emailservice');
  await page.getByRole('combobox', { name: /^Namespace/ }).fill('shop');
  await page.keyboard.press('Tab');
  await page
    .getByRole('combobox', { name: /^Owner/ })
    .fill('group:default/team-shop');
  await page.keyboard.press('Tab');
  await page
    .getByRole('textbox', { name: /^Image/ })
    .fill(
      'us-central1-docker.pkg.dev/google-samples/microservices-demo/emailservice',
    );
  await shoot('identity');
  await next(page);

  await page.getByLabel('Port name').fill('grpc');
  await page.getByLabel('Service port').fill('5000');
  await page.getByLabel('Pod port').fill('8080');
  await choose(page, /Protocol/, 'gRPC');
  await choose(page, /Ready when/, 'gRPC health answers');
  await shoot('ports');
  await next(page);

  await page.getByRole('button', { name: 'Add a caller' }).click();
  await page.getByRole('combobox', { name: 'Caller' }).fill('shop/orders');
  await page.keyboard.press('Tab');
  await page.getByRole('checkbox', { name: 'grpc' }).check({ force: true });
  await shoot('calls-and-callers');
  await next(page);

  for (const environment of ['dev', 'prod']) {
    await page
      .getByRole('checkbox', { name: environment })
      .check({ force: true });
    await page.getByLabel(`Tag in ${environment}`).fill('v0.10.2');
  }
  await shoot('environments');
  await next(page);
}

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
