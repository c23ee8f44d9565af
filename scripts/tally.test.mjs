import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords, tallyOfJest, tallyOfPlaywright } from './tally.mjs';

const jest = (...testResults) => ({ testResults });
const file = (...statuses) => ({
  name: 'a.test.ts',
  status: statuses.includes('failed') ? 'failed' : 'passed',
  message: '',
  assertionResults: statuses.map((status, number) => ({
    status,
    fullName: `test ${number}`,
    failureMessages: status === 'failed' ? ['because'] : [],
  })),
});
const playwright = (...statuses) => ({
  errors: [],
  suites: [
    {
      title: 'way.test.ts',
      specs: statuses.map(status => ({
        title: status,
        tests: [{ status, annotations: [], results: [] }],
      })),
    },
  ],
});

test('jest: passed, failed and skipped tests are counted and named', () => {
  const tally = tallyOfJest(jest(file('passed', 'failed', 'pending', 'todo')));
  assert.equal(inWords(tally), '1 passed, 1 failed, 2 skipped');
  assert.deepEqual(tally.failed, [
    { name: 'a.test.ts: test 1', why: 'because' },
  ]);
});

test('jest: a file that did not run is one failure', () => {
  const broken = { ...file(), status: 'failed', message: 'syntax error' };
  const tally = tallyOfJest(jest(broken, file('passed')));
  assert.equal(inWords(tally), '1 passed, 1 failed');
  assert.equal(tally.failed[0].name, 'a.test.ts (did not run)');
});

test('jest: no test at all is a failure', () => {
  assert.equal(inWords(tallyOfJest(jest())), '0 passed, 1 failed');
});

test('Playwright: a test that needed a second try has failed', () => {
  const tally = tallyOfPlaywright(
    playwright('expected', 'flaky', 'unexpected'),
  );
  assert.equal(inWords(tally), '1 passed, 2 failed');
});

test('Playwright: skipped tests carry the reason', () => {
  const tally = tallyOfPlaywright(playwright('skipped'), 'no Chromium');
  assert.deepEqual(tally.skipped, [
    { name: 'way.test.ts › skipped', why: 'no Chromium' },
  ]);
});

test('Playwright: an error outside the tests is a failure', () => {
  const tally = tallyOfPlaywright({
    suites: [],
    errors: [{ message: 'no portal' }],
  });
  assert.equal(inWords(tally), '0 passed, 1 failed');
});
