/**
 * What a stage of `npm test` ran.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {{ name: string, why: string }[]} failed
 * @property {{ name: string, why: string }[]} skipped  why: empty where the name says it
 */

/** A check that is one thing: type check, lint … */
export const passedCheck = () => ({ passed: 1, failed: [], skipped: [] });

/** @param {string} name  @param {string} why  @returns {Tally} */
export const failedCheck = (name, why) => ({
  passed: 0,
  failed: [{ name, why }],
  skipped: [],
});

/** @param {Tally[]} tallies  @returns {Tally} */
export const sum = tallies => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.flatMap(({ failed }) => failed),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});

/**
 * `12 passed, 0 failed`, `12 passed, 1 failed, 2 skipped`.
 * @param {Tally} tally
 */
export const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed.length} failed` +
  (skipped.length > 0 ? `, ${skipped.length} skipped` : '');

/**
 * Reads what `jest --json` wrote. A file that failed to run counts as one failure.
 * @param {any} report
 * @param {(path: string) => string} shorten
 * @returns {Tally}
 */
export function tallyOfJest(report, shorten = path => path) {
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(test => ({ ...test, file: shorten(name) })),
  );
  const named = ({ file, fullName }) => `${file}: ${fullName}`;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' &&
      !assertionResults.some(test => test.status === 'failed'),
  );
  return atLeastOne({
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(test => ({
          name: named(test),
          why: test.failureMessages.join('\n'),
        })),
      ...broken.map(({ name, message }) => ({
        name: `${shorten(name)} (did not run)`,
        why: message,
      })),
    ],
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(test => ({ name: named(test), why: '' })),
  });
}

/**
 * Reads what Playwright's JSON reporter wrote. A test that passed on a second try counts as failed.
 * @param {any} report
 * @param {string} [whySkipped] for tests that say no reason of their own
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, whySkipped = '') {
  const specs = report.suites.flatMap(suite => specsOf(suite, []));
  const withStatus = (...wanted) =>
    specs.filter(({ status }) => wanted.includes(status));
  return atLeastOne({
    passed: withStatus('expected').length,
    failed: [
      ...withStatus('unexpected', 'flaky').map(({ name, errors }) => ({
        name,
        why: errors,
      })),
      ...report.errors.map(({ message }) => ({
        name: 'browser tests (did not run)',
        why: message ?? '',
      })),
    ],
    skipped: withStatus('skipped').map(({ name, reason }) => ({
      name,
      why: reason || whySkipped,
    })),
  });
}

function specsOf({ title, specs = [], suites = [] }, parents) {
  const path = [...parents, title].filter(Boolean);
  return [
    ...specs.flatMap(spec =>
      spec.tests.map(test => ({
        name: [...path, spec.title].join(' › '),
        status: test.status,
        reason: test.annotations
          .filter(({ type }) => type === 'skip' || type === 'fixme')
          .map(({ description }) => description)
          .find(Boolean),
        errors: test.results
          .flatMap(({ errors = [] }) => errors.map(({ message }) => message))
          .join('\n'),
      })),
    ),
    ...suites.flatMap(suite => specsOf(suite, path)),
  ];
}

/** No test at all is a failure: something was not found. */
function atLeastOne(tally) {
  const count = tally.passed + tally.failed.length + tally.skipped.length;
  return count > 0 ? tally : failedCheck('tests', 'no test was found');
}
