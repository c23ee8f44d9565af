import { expect, Page, test } from '@playwright/test';
import { join } from 'node:path';

/** Kept for people to look at, numbered in the order in which somebody sees them. */
export function album(page: Page, title: string) {
  const folder = join(
    test.info().project.testDir,
    '..',
    'output',
    'screenshots',
    title,
  );
  let count = 0;
  return (name: string) => {
    count += 1;
    return page.screenshot({
      path: join(folder, `${String(count).padStart(2, '0')}-${name}.png`),
      fullPage: true,
    });
  };
}

export async function signIn(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('link', { name: 'shop/orders' })).toBeVisible();
}

/** From the last page of a form to the task that it starts. */
export async function send(page: Page) {
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

/** From the last page of a form to the change that it opened. */
export async function create(page: Page) {
  await send(page);
  await page.getByRole('link', { name: 'Open the change' }).click();
}

export async function merge(page: Page) {
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Merged', { exact: true }).first()).toBeVisible();
}
