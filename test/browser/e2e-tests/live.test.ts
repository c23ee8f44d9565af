import { expect } from '@playwright/test';
import { LiveCluster } from './LiveCluster';
import { manifestsIn, test } from './live-portal';
import { fillInEmailservice } from './onboarding';
import { album, create, merge, signIn } from './portal';

const missing = LiveCluster.whyMissing();
test.skip(missing !== undefined, missing ?? '');
test.describe.configure({ mode: 'serial' });

const emailservice =
  '/catalog/shop/component/emailservice?environment=dev&source=cluster';

/** What somebody runs without telling Git. */
const byHand = `apiVersion: apps/v1
kind: Deployment
metadata: { name: mailer, namespace: shop }
spec:
  selector: { matchLabels: { app: mailer } }
  template:
    metadata: { labels: { app: mailer } }
    spec: { containers: [{ name: mailer, image: stand-in }] }
`;

test('a service that was onboarded through the form gets ready endpoints on its page', async ({
  page,
  cluster,
  repository,
}) => {
  const shoot = album(page, 'live');
  await cluster.deliver(await manifestsIn(repository));
  await signIn(page);
  await page.goto('/create/templates/default/onboard-microservice');
  await fillInEmailservice(page);
  await expect(page.getByText('Nobody loses access.')).toBeVisible();
  await create(page);
  await merge(page);
  // The catalog hears of it a moment later.
  const link = page.getByRole('link', { name: 'shop/emailservice' });
  await expect(async () => {
    await page.goto('/');
    await expect(link).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await page.goto(emailservice);
  await expect(page.getByText(/· demo/).first()).toBeVisible();
  await shoot('before-delivery');

  await cluster.deliver(await manifestsIn(repository, 'shop/'));
  // Nobody reloads: the page follows the cluster.
  await expect(
    page.getByText('1 of 1 pods ready', { exact: true }),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/live · demo/).first()).toBeVisible();
  await expect(
    page.getByText('Enforced by Calico (1 of 1 nodes)', { exact: true }),
  ).toBeVisible();
  await shoot('ready');
});

test('a policy that somebody deletes in the cluster is missed on the open page', async ({
  page,
  cluster,
}) => {
  const shoot = album(page, 'live-drift');
  await signIn(page);
  await page.goto(
    '/catalog/shop/component/emailservice/network?environment=dev&source=cluster',
  );
  const row = page.getByRole('row').filter({ hasText: 'shop/orders' });
  await expect(row).toContainText('OK');
  await shoot('as-git-says');

  await cluster.remove(
    '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/emailservice.from.shop.orders',
  );
  await expect(row).toContainText('Half-open: closed on your side', {
    timeout: 60_000,
  });
  await shoot('blocked');
  await page.getByRole('tab', { name: /^Drift/ }).click();
  await expect(page.getByText('only in Git')).toBeVisible();
  await shoot('differs');
});

test('a name that somebody runs is refused where it is typed', async ({
  page,
  cluster,
  repository,
  complaints,
}) => {
  const shoot = album(page, 'live-taken');
  await cluster.deliver([...(await manifestsIn(repository)), byHand]);
  await signIn(page);
  await page.goto('/create/templates/default/onboard-microservice');
  await fillInEmailservice(page, undefined, { name: 'mailer' });
  await expect(page.getByRole('alert')).toContainText(
    'Deployment shop/mailer is in the cluster of dev (demo) already: choose another name — go back to the step “Identity” (metadata.name)',
  );
  await shoot('refused');
  // So the browser calls the refusal, and no other.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
});

test('a namespace that the cluster does not have is written with its first service', async ({
  page,
  repository,
}) => {
  const shoot = album(page, 'live-namespace');
  await signIn(page);
  await page.goto('/create/templates/default/onboard-microservice');
  await fillInEmailservice(page, undefined, { namespace: 'mail' });
  await expect(page.getByText('Nobody loses access.')).toBeVisible();
  await expect(page.getByText(/must exist in dev/)).toBeHidden();
  await shoot('planned');
  await create(page);
  await merge(page);
  const written = await manifestsIn(repository, 'mail/_namespace/');
  expect(written.map(text => /^kind: (.*)$/m.exec(text)?.[1])).toEqual([
    'NetworkPolicy',
    'Namespace',
  ]);
});

test('a cluster that is gone is said to be, and what was read stays', async ({
  page,
  cluster,
}) => {
  const shoot = album(page, 'live-gone');
  await signIn(page);
  await page.goto(emailservice);
  await expect(page.getByText(/live · demo/).first()).toBeVisible();
  await cluster.stopServer();
  await expect(page.getByText(/stale · demo/).first()).toBeVisible({
    timeout: 120_000,
  });
  await expect(
    page.getByText('1 of 1 pods ready', { exact: true }),
  ).toBeVisible();
  await shoot('stale');
  await cluster.startServer();
  await expect(page.getByText(/live · demo/).first()).toBeVisible({
    timeout: 120_000,
  });
  await shoot('back');
});
