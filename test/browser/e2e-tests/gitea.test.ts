import { expect, Page } from '@playwright/test';
import { Forge, Person } from './Forge';
import { test } from './gitea-portal';
import { fillInEmailservice } from './onboarding';
import { album, send, signIn } from './portal';

const missing = Forge.whyMissing();
test.skip(missing !== undefined, missing ?? '');
test.describe.configure({ mode: 'serial' });

async function openForm(page: Page) {
  await page.goto('/create/templates/default/onboard-microservice');
  await fillInEmailservice(page);
}

/** At the Gitea, in the same browser. */
async function signInAtHost(page: Page, { url }: Forge, person: Person) {
  await page.goto(`${url}/user/login`);
  await page.locator('input[name=user_name]').fill(person.name);
  await page.locator('input[name=password]').fill(person.password);
  await page.getByRole('button', { name: 'Sign In' }).click();
  await expect(page).not.toHaveURL(/login/);
}

/** Answers what Callboard wrote there. */
async function openPullRequest(page: Page, forge: Forge, number: number) {
  await page.goto(`${forge.repositoryUrl}/pulls/${number}`);
  // This Gitea has no styles, not even those that hide what nobody is to see.
  await page.addStyleTag({
    content: '.tw-hidden, .dropdown > .menu, .modal { display: none }',
  });
  return page.locator('.comment-body .render-content').first();
}

const names = (files: { filename: string }[]) =>
  files.map(({ filename }) => filename);

test('a form becomes a pull request', async ({ page, forge }) => {
  const shoot = album(page, 'gitea');
  await signIn(page);
  await openForm(page);
  await expect(
    page.getByText('This will open one pull request in gitops.'),
  ).toBeVisible();
  await shoot('review');
  await send(page);

  const review = page.getByRole('link', { name: 'Review it: #1' });
  await expect(review).toHaveAttribute(
    'href',
    `${forge.repositoryUrl}/pulls/1`,
  );
  await shoot('task');

  const open = await forge.openPullRequests();
  expect(open).toMatchObject([
    {
      number: 1,
      title: 'Onboard shop/emailservice',
      labels: [{ name: 'callboard' }],
      user: { login: forge.bot.name },
    },
  ]);
  expect(open[0].body).toContain(
    '- shop/orders may call shop/emailservice on grpc.',
  );
  expect(names(await forge.read('/pulls/1/files?limit=50'))).toEqual(
    expect.arrayContaining([
      'services/shop/emailservice/microservice.yaml',
      'services/shop/emailservice/callers/shop.orders.yaml',
      'deploy/dev/shop/emailservice/deployment.yaml',
      'deploy/prod/shop/emailservice/callers/shop.orders.yaml',
    ]),
  );
});

test('the same form again finds the same pull request', async ({
  page,
  forge,
}) => {
  const shoot = album(page, 'gitea-again');
  await signIn(page);
  await openForm(page);
  await expect(page.getByText('Nobody loses access.')).toBeVisible();
  await send(page);

  await expect(page.getByRole('link', { name: 'Review it: #1' })).toBeVisible();
  await expect(page.getByText(/Nothing new was opened/)).toBeVisible();
  await shoot('task');
  expect(await forge.openPullRequests()).toHaveLength(1);
});

test('its page leads to the host, and merges nothing', async ({
  page,
  forge,
}) => {
  const shoot = album(page, 'gitea-changes');
  const { host } = new URL(forge.url);
  await signIn(page);
  await page.goto('/callboard/changes');
  const row = page.getByRole('row').filter({ hasText: 'emailservice' });
  await expect(
    row.getByRole('link', { name: `#1 on ${host}` }),
  ).toHaveAttribute('href', `${forge.repositoryUrl}/pulls/1`);
  await expect(row).toContainText('open');
  await shoot('changes');

  await row.getByRole('link', { name: 'Onboard shop/emailservice' }).click();
  await expect(
    page.getByRole('link', { name: `Review #1 on ${host}` }),
  ).toHaveAttribute('href', `${forge.repositoryUrl}/pulls/1`);
  await expect(
    page.getByRole('region', {
      name: /deploy\/prod\/shop\/emailservice\/deployment\.yaml/,
    }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /Merge|Close/ })).toHaveCount(
    0,
  );
  await shoot('change');
});

test('a reviewer reads it at the host, and comes back to the portal', async ({
  page,
  forge,
  portal,
}) => {
  const shoot = album(page, 'gitea-review');
  await signIn(page);
  await signInAtHost(page, forge, forge.anna);
  const body = await openPullRequest(page, forge, 1);
  await shoot('pull-request');
  await expect(body.getByRole('heading')).toHaveText([
    'Who gains and who loses access',
    'Connectivity',
    'Risks',
    'Resources',
    'Notes',
    'Who must approve',
    'Rendered files',
  ]);
  await expect(
    body.getByRole('row', {
      name: 'Deployment shop/emailservice dev, prod new',
    }),
  ).toBeVisible();
  await expect(body).not.toContainText(
    // A note speaks of dns:///<address>; no other < is meant to be read.
    /<(?!address>)|&#|\| ---|```|callboard [0-9a-f]{12}/,
  );

  const file = body.locator('details', {
    hasText: 'deploy/prod/shop/emailservice/peer-authentication.yaml',
  });
  const mode = file.getByText('STRICT');
  await expect(mode).toBeHidden();
  await file.locator('summary').click();
  await expect(mode).toBeVisible();
  await shoot('unfolded');

  await expect(
    body.getByRole('link', { name: 'shop/emailservice' }),
  ).toHaveAttribute(
    'href',
    `${portal.url}/catalog/shop/component/emailservice`,
  );
  await body.getByRole('link', { name: 'this run' }).click();
  await expect(page.getByRole('link', { name: 'Review it: #1' })).toBeVisible();
});

test('once it is merged there, the service is in the portal', async ({
  page,
  forge,
}) => {
  const shoot = album(page, 'gitea-merged');
  await forge.merge(1);
  await signIn(page);
  const service = page.getByRole('link', { name: 'shop/emailservice' });
  await expect(async () => {
    await page.goto('/');
    await expect(service).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await service.click();
  await expect(
    page.getByText('emailservice.shop.svc.cluster.local', { exact: true }),
  ).toBeVisible();
  await shoot('component');

  await page.goto('/callboard/changes');
  const row = page.getByRole('row').filter({ hasText: 'emailservice' });
  await expect(row).toContainText('merged');
  await shoot('changes');
  await row.getByRole('link', { name: 'Onboard shop/emailservice' }).click();
  await expect(page.getByText('Merged', { exact: true })).toBeVisible();
  await shoot('change');
});

test('a grant is a pull request of its own, and its reason reaches nobody', async ({
  page,
  forge,
}) => {
  const shoot = album(page, 'gitea-grant');
  const reason = 'Closes #1, cc @anna <img src=x> | **now**';
  await signIn(page);
  await page.goto('/create/templates/default/grant-access');
  await page
    .getByRole('combobox', { name: /^Service/ })
    .fill('finance/payments');
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: /^Caller/ }).fill('shop/web');
  await page.keyboard.press('Tab');
  await page.getByRole('checkbox', { name: /http/ }).check({ force: true });
  await page.getByRole('textbox', { name: /^Reason/ }).fill(reason);
  await expect(page.getByText('Nobody loses access.')).toBeVisible();
  await shoot('form');
  await send(page);
  await expect(page.getByRole('link', { name: 'Review it: #2' })).toBeVisible();
  await shoot('task');
  expect(await forge.openPullRequests()).toMatchObject([
    { number: 2, title: 'Grant shop/web access to finance/payments' },
  ]);

  await signInAtHost(page, forge, forge.anna);
  const body = await openPullRequest(page, forge, 2);
  await shoot('pull-request');
  const quoted = body.locator('blockquote');
  await expect(quoted.locator('a, img, strong')).toHaveCount(0);
  expect((await quoted.innerText()).replaceAll('\u200b', '')).toBe(reason);
  const events = await forge.read<{ type: string }[]>('/issues/1/timeline');
  expect(events.map(({ type }) => type)).not.toContainEqual(
    expect.stringContaining('ref'),
  );
});
