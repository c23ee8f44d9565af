import { expect, Page } from '@playwright/test';

export const next = (page: Page) =>
  page.getByRole('button', { name: 'Next', exact: true }).click();

async function choose(page: Page, label: RegExp, option: string) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Online Boutique's emailservice, or one like it: its Service port 5000 leads to pod port 8080. */
export async function fillInEmailservice(
  page: Page,
  shoot: (name: string) => Promise<unknown> = async () => {},
  {
    name = 'emailservice',
    namespace = 'shop',
    calls,
  }: { name?: string; namespace?: string; calls?: string } = {},
) {
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('combobox', { name: /^Namespace/ }).fill(namespace);
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
  if (calls) {
    await page.getByRole('button', { name: 'Add a call', exact: true }).click();
    await page.getByRole('combobox', { name: /^Service/ }).fill(calls);
    await page.keyboard.press('Tab');
    await choose(page, /Port/, 'http');
  }
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

  await expect(
    page.getByRole('group', { name: 'Traffic', exact: true }),
  ).toBeVisible();
  await shoot('exposure-and-traffic');
  await next(page);
}
