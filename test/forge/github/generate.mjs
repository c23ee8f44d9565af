import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from './extract.mjs';
import { operations } from './operations.mjs';

/**
 * `node test/forge/github/generate.mjs`: writes what GitHub publishes of the operations that we use, for GitHub in the cloud
 * and for the oldest GitHub Enterprise Server that the package knows. The package itself is 400 MB. With `--check` it writes
 * nothing and says whether the files are what it would write.
 */
const source = '@octokit/openapi@23.0.2';
const files = {
  'github.json': 'api.github.com.json',
  'enterprise.json': 'ghes-3.17.json',
};

const folder = mkdtempSync(join(tmpdir(), 'callboard-openapi-'));
try {
  const run = (command, ...args) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
  const packed = run('npm', 'pack', '--silent', source).trim();
  for (const [name, from] of Object.entries(files)) {
    const path = `package/generated/${from}`;
    run('tar', '-xzf', packed, path);
    const description = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    settle(name, toText(from, extract(description, operations)));
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** One operation or schema a line: the difference between two versions can be read. */
function toText(from, { operations: found, schemas }) {
  const comment = `Made by test/forge/github/generate.mjs from ${from} of ${source}, MIT. Shortened: see NOTICE.`;
  return [
    '{',
    `"$comment": ${JSON.stringify(comment)},`,
    ...['"operations": {', lines(found), '},'],
    ...['"schemas": {', lines(schemas), '}'],
    '}',
    '',
  ].join('\n');
}

function lines(entries) {
  return Object.keys(entries)
    .sort()
    .map(name => `${JSON.stringify(name)}: ${JSON.stringify(entries[name])}`)
    .join(',\n');
}

function settle(name, text) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(`${name}: ${Math.ceil(text.length / 1000)} kB`);
  } else if (readFileSync(path, 'utf8') === text) {
    console.log(`✔ ${name} is what GitHub publishes`);
  } else {
    console.log(`✘ ${name} is not what GitHub publishes: generate it again`);
    process.exitCode = 1;
  }
}
