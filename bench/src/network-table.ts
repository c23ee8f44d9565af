import { Browser, chromium, Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const port = '7417';
const base = `http://localhost:${port}`;
/** The command runs in the folder of its workspace. */
const root = join(process.cwd(), '..');

/** The longest tasks of the browser, in milliseconds, by what somebody did. */
export type LongestTasks = Record<
  'open' | 'search' | 'sort' | 'scroll',
  number
>;

/**
 * Claim: five thousand callers are searched, sorted and scrolled without a task over 200 ms; opening is measured beside.
 * Each number of rows is shown by the built portal in a real Chromium; only the answer of one route is made up.
 */
export async function networkTable(
  counts: number[],
): Promise<Map<number, LongestTasks>> {
  const data = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
  const portal = spawn('node', [join(root, 'scripts', 'start.mjs')], {
    env: { ...process.env, PORT: port, CALLBOARD_DATA: data },
    stdio: 'ignore',
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    await untilReady();
    const measured = new Map<number, LongestTasks>();
    for (const count of counts) {
      measured.set(count, await measure(browser, count));
    }
    return measured;
  } finally {
    await browser.close();
    portal.kill('SIGTERM');
    await rm(data, { recursive: true, force: true });
  }
}

async function untilReady(): Promise<void> {
  for (let second = 0; second < 300; second++) {
    const response = await fetch(
      `${base}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  throw new Error(`the portal is not ready at ${base}`);
}

async function measure(browser: Browser, count: number): Promise<LongestTasks> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver(list =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
  });
  await page.route('**/api/callboard/network/connections*', async route => {
    const response = await route.fetch();
    const view = await response.json();
    const [row] = view.callers;
    const callers = Array.from({ length: count }, (_, index) => ({
      ...row,
      peer: {
        ...row.peer,
        name: `caller-${(index * 7919) % count}`,
        entityRef: undefined,
      },
    }));
    await route.fulfill({ response, json: { ...view, callers } });
  });
  await page.goto(base);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'shop/orders' }).waitFor();
  await page.goto(
    `${base}/catalog/finance/component/payments/network?environment=dev`,
  );
  await page.getByRole('row').nth(3).waitFor();
  const open = longest(await tasksOf(page));
  const search = await longestTask(page, async () => {
    await page.getByRole('searchbox').pressSequentially('caller-1', {
      delay: 60,
    });
    await page.waitForTimeout(1500);
    await page.getByRole('searchbox').fill('');
    await page.waitForTimeout(1500);
  });
  const sort = await longestTask(page, async () => {
    await page.getByRole('columnheader', { name: /Caller/ }).click();
    await page.waitForTimeout(1500);
    await page.getByRole('columnheader', { name: /State/ }).click();
    await page.waitForTimeout(1500);
  });
  const scroll = await longestTask(page, async () => {
    for (let step = 0; step < 20; step++) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(50);
    }
  });
  await page.close();
  return { open, search, sort, scroll };
}

async function longestTask(
  page: Page,
  act: () => Promise<void>,
): Promise<number> {
  const before = await tasksOf(page);
  await act();
  return longest((await tasksOf(page)).slice(before.length));
}

/** Those of the page that is shown: the next page starts its own list. */
function tasksOf(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
}

/** 0 where none took longer than the 50 ms from which on a browser counts it. */
function longest(tasks: number[]): number {
  return Math.round(Math.max(0, ...tasks));
}
