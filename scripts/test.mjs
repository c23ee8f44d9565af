import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildApp } from './build-app.mjs';
import { chromium, noChromium } from './chromium.mjs';
import { Failure, Stopped } from './failure.mjs';
import { logFile, root, toolchainFolder } from './paths.mjs';
import { exitCode, run } from './run.mjs';
import { setUp } from './set-up.mjs';
import { orExplain, stage } from './stages.mjs';
import {
  failedCheck,
  inWords,
  passedCheck,
  sum,
  tallyOfJest,
  tallyOfPlaywright,
} from './tally.mjs';

/** A test that hangs fails after so long. On a busy machine Jest's five seconds are soon over. */
const longestTestMs = 60_000;

const usage = 'npm test [-- <stage> …]   stages:';

/** The stages in their order; the word is for the command line. */
const stages = [
  {
    word: 'types',
    title: 'type check',
    work: check('types', 'tsc', '--pretty', 'false'),
  },
  {
    word: 'lint',
    title: 'lint',
    work: check('lint', 'backstage-cli', 'repo', 'lint'),
  },
  {
    word: 'format',
    title: 'formatting',
    work: check('format', 'prettier', '--check', '.'),
  },
  {
    word: 'arrows',
    title: 'dependency arrows',
    work: check('arrows', 'node', 'scripts/arrows.mjs'),
  },
  {
    word: 'scripts',
    title: 'tests of the scripts',
    work: check(
      'scripts',
      'node',
      '--test',
      'scripts/arrows.test.mjs',
      'scripts/tally.test.mjs',
    ),
  },
  { word: 'unit', title: 'unit and real-part tests', work: unitTests },
  { word: 'browser', title: 'browser tests', work: browserTests },
];

/** `npm test`: everything that must be true of this repository. */
await orExplain(async () => {
  const wanted = process.argv.slice(2);
  const words = stages.map(({ word }) => word);
  if (wanted.some(word => !words.includes(word))) {
    throw new Failure(`${usage} ${words.join(' ')}`);
  }
  const tools = await setUp();
  const results = [];
  for (const { word, title, work } of stages) {
    if (wanted.length > 0 && !wanted.includes(word)) continue;
    results.push([title, await tallyOf(title, () => work(tools))]);
  }
  report(results);
});

/** One stage; whatever fails in it is counted, and the next one runs. */
async function tallyOf(title, work) {
  let tally;
  try {
    await stage(title, async note => {
      tally = await work();
      if (tally.passed > 1) note(inWords(tally));
      if (tally.failed.length > 0) {
        throw new Failure(`${inWords(tally)}: they are named at the end.`);
      }
    });
  } catch (error) {
    if (error instanceof Stopped) throw error;
    tally ??= failedCheck(title, error.message);
  }
  return tally;
}

function report(results) {
  const all = sum(results.map(([, tally]) => tally));
  console.log();
  for (const [title, tally] of results) {
    console.log(`  ${title.padEnd(28)} ${inWords(tally)}`);
  }
  list('Failed', all.failed, 12);
  list('Skipped', all.skipped, 1);
  console.log(`\n${inWords(all)}`);
  process.exitCode = all.failed.length === 0 ? 0 : 1;
}

function list(heading, tests, lines) {
  if (tests.length > 0) console.log(`\n  ${heading}:`);
  for (const { name, why } of tests) {
    console.log(`    ${name}`);
    if (why) console.log(plain(why, lines));
  }
}

/** The first lines of an explanation, without colours. */
function plain(text, lines) {
  return text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .trim()
    .split('\n')
    .slice(0, lines)
    .map(line => `        ${line}`)
    .join('\n');
}

/** A stage that either passes or fails as a whole. */
function check(log, tool, ...args) {
  return async ({ node, yarn, env }) => {
    const command = tool === 'node' ? [node] : [...yarn, 'run', tool];
    await run([...command, ...args], { env, log: logFile(log) });
    return passedCheck();
  };
}

function unitTests({ yarn, env }) {
  const results = join(toolchainFolder, 'jest.json');
  return tallyFrom(
    results,
    [
      ...[...yarn, 'run', 'backstage-cli', 'repo', 'test'],
      ...['--maxWorkers=2', `--testTimeout=${longestTestMs}`],
      ...['--json', `--outputFile=${results}`],
    ],
    {
      env: { ...env, CI: '1', NODE_ENV: 'test', CALLBOARD_SEED: seed() },
      log: logFile('unit'),
    },
    report => tallyOfJest(report, path => relative(root, path)),
  );
}

/** Random input differs from commit to commit and is the same whenever one commit is tested. */
function seed() {
  const { CALLBOARD_SEED: wanted } = process.env;
  if (wanted) return wanted;
  const git = ['rev-parse', '--short=7', 'HEAD'];
  const { stdout } = spawnSync('git', git, { cwd: root, encoding: 'utf8' });
  return stdout ? String(parseInt(stdout, 16)) : '';
}

/** Without a browser the tests are only listed, so that each is skipped by its name. */
async function browserTests(tools) {
  const browser = chromium();
  if (browser) await buildApp(tools);
  const results = join(root, 'test', 'browser', 'output', 'results.json');
  return tallyFrom(
    results,
    [
      ...[...tools.yarn, 'workspace', '@callboard/test-browser', 'test:e2e'],
      ...['--reporter=list,json', ...(browser ? [] : ['--list'])],
    ],
    {
      env: {
        ...tools.env,
        CI: '1',
        CHROMIUM_PATH: browser ?? '',
        PLAYWRIGHT_JSON_OUTPUT_FILE: results,
      },
      log: logFile('browser'),
    },
    report => tallyOfPlaywright(report, browser ? '' : noChromium),
  );
}

/**
 * Runs tests and counts what their report says.
 * No report is a failure, and so is an exit code that the report does not explain.
 */
async function tallyFrom(file, command, options, read) {
  rmSync(file, { force: true });
  const code = await exitCode(command, options);
  if (!existsSync(file)) {
    throw new Failure(
      `The tests ended with exit code ${code} and without a report.`,
      { log: options.log },
    );
  }
  const tally = read(JSON.parse(readFileSync(file, 'utf8')));
  if (code === 0 || tally.failed.length > 0) return tally;
  return sum([
    tally,
    failedCheck(
      `exit code ${code} although no test failed`,
      `see ${relative(root, options.log)}`,
    ),
  ]);
}
