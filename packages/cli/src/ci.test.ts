import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { blocksIn } from './testing/markdown-blocks';

const page = readFileSync(
  join(__dirname, '../../../docs/how-to/ci.md'),
  'utf8',
);
const [github, gitlab] = blocksIn(page, 'yaml').map(block => parse(block));
const [jenkins] = blocksIn(page, 'groovy');
const githubSteps: { run?: string }[] = github.jobs.connectivity.steps;
const [compare, comment, end] = githubSteps.flatMap(({ run }) => run ?? []);
const gitlabScript: string[] = gitlab.connectivity.script;
// What Groovy makes of the text between its quotes.
const jenkinsScript = /'''(.*)'''/s.exec(jenkins)![1].replaceAll('\\\\', '\\');

const platform = `apiVersion: callboard.dev/v1alpha1
kind: Platform
metadata: {name: prod}
spec: {kubernetes: "1.36", networkPolicy: {enforcedBy: calico}}
`;
const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {containers: [{name: x, image: x}]}
`;
const closed = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: shop}
spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}
`;

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'callboard-ci-'));
  mkdirSync(join(base, 'runner'));
  put(
    'bin/npx',
    `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${join(
      __dirname,
      '../bin/callboard',
    )}" "$@"\n`,
  );
  // Both note what they are asked; the first answer says that no comment is there, later ones that ours is.
  put(
    'bin/gh',
    `#!/bin/sh\necho "gh $*" >> "$BASE/asked"\ncase "$*" in *--jq*) cat "$BASE/comment" 2>/dev/null;; esac\ntrue\n`,
  );
  put(
    'bin/curl',
    `#!/bin/sh
echo "curl $*" >> "$BASE/asked"
case "$*" in
  */user) echo '{"id": 7}';;
  *--request*) echo '{}';;
  *) cat "$BASE/notes" 2>/dev/null || echo '[{"id": 1, "author": {"id": 9}, "user": {"id": 9}, "body": "<!-- callboard diff --> of another"}]';;
esac
`,
  );
  ['npx', 'gh', 'curl'].forEach(name =>
    chmodSync(join(base, 'bin', name), 0o755),
  );
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

const read = (path: string) => readFileSync(join(base, path), 'utf8');

function git(...args: string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...who, ...args], {
    cwd: join(base, 'work'),
    stdio: 'pipe',
  });
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-qm', message);
}

/** A clone whose head is the merge of a branch that closes the database; main has moved on meanwhile. */
function openPullRequest(
  files: Record<string, string> = { 'closed.yaml': closed },
): void {
  put('work/platform/prod.yaml', platform);
  put('work/deploy/prod/web.yaml', pod('web'));
  put('work/deploy/prod/db.yaml', pod('db'));
  git('init', '-q', '-b', 'main');
  commit('as it was');
  git('checkout', '-qb', 'change');
  for (const [name, text] of Object.entries(files))
    put(`work/deploy/prod/${name}`, text);
  commit('the change');
  git('checkout', '-q', 'main');
  put('work/deploy/prod/new.yaml', pod('new'));
  commit('somebody else');
  git('checkout', '-q', '--detach');
  git('merge', '-q', '--no-ff', '-m', 'merged', 'change');
  git('remote', 'add', 'origin', '.');
}

function sh(script: string, variables: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', ['-e'], {
    cwd: join(base, 'work'),
    input: script,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(base, 'bin')}:${process.env.PATH}`,
      BASE: base,
      TMPDIR: join(base, 'runner'),
      FOLDER: 'deploy/prod',
      PLATFORM: 'platform/prod.yaml',
      ...variables,
    },
  });
  return { status, stdout, stderr };
}

const onGithub = () => ({
  RUNNER_TEMP: join(base, 'runner'),
  GITHUB_STEP_SUMMARY: join(base, 'summary'),
  GITHUB_OUTPUT: join(base, 'output'),
  GITHUB_REPOSITORY: 'example/gitops',
  PULL_REQUEST: '12',
});
const onGitlab = {
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
  CI_PROJECT_ID: '34',
  CI_MERGE_REQUEST_IID: '12',
};
const onJenkins = {
  CHANGE_TARGET: 'main',
  CHANGE_ID: '12',
  REPOSITORY: 'example/gitops',
  TOKEN: 'x',
};

describe('the jobs of docs/how-to/ci.md', () => {
  it.each([
    ['GitHub, comparing', compare],
    ['GitHub, commenting', comment],
    ['GitHub, ending', end],
    ['GitLab', gitlabScript.join('\n')],
    ['Jenkins', jenkinsScript],
  ])('are scripts that a shell reads: %s', (_, script) => {
    expect(
      spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' }),
    ).toMatchObject({ status: 0, stderr: '' });
  });

  it('ask for no right that they do not need', () => {
    expect(github.permissions).toEqual({
      contents: 'read',
      'pull-requests': 'write',
    });
    expect(github.on).toBe('pull_request');
    expect(JSON.stringify(github)).not.toContain('secrets.');
  });

  it('close every bracket that they open, at Jenkins', () => {
    const count = (character: string) => jenkins.split(character).length;
    expect(count('{')).toBe(count('}'));
    expect(count('(')).toBe(count(')'));
    expect(count('[')).toBe(count(']'));
  });

  it('compare at GitHub what the change does, and nothing of what others did', () => {
    openPullRequest();
    expect(sh(compare, onGithub())).toMatchObject({ status: 0 });
    const summary = read('summary');
    expect(summary).toContain('<!-- callboard diff -->');
    expect(summary).toContain(
      '| closes | `every other workload`<br>`every address outside` | `shop/db` |',
    );
    expect(summary).not.toContain('New:');
    expect(read('output')).toBe('status=0\n');
  });

  it('write one comment at GitHub, and then that one again', () => {
    openPullRequest();
    sh(compare, onGithub());
    expect(sh(comment, onGithub())).toMatchObject({ status: 0 });
    expect(read('asked')).toContain(
      `--method POST repos/example/gitops/issues/12/comments --field body=@${join(
        base,
        'runner',
        'diff.md',
      )}`,
    );
    put('comment', '99\n');
    expect(sh(comment, onGithub())).toMatchObject({ status: 0 });
    expect(read('asked')).toContain(
      '--method PATCH repos/example/gitops/issues/comments/99',
    );
  });

  it('comment at GitHub before they fail, where something cannot be read', () => {
    openPullRequest({ 'broken.yaml': '{' });
    expect(sh(compare, onGithub())).toMatchObject({ status: 0 });
    expect(read('output')).toBe('status=3\n');
    expect(read('summary')).toContain('**Not complete:**');
    expect(sh(end, { STATUS: '3' }).status).toBe(3);
  });

  it('write one note at GitLab, and then that one again', () => {
    openPullRequest();
    const script = gitlabScript.join('\n');
    const first = sh(script, { ...onGitlab, CALLBOARD_TOKEN: 'x' });
    expect(first).toMatchObject({ status: 0 });
    expect(first.stdout).toContain('closes');
    const notes =
      'https://gitlab.example.com/api/v4/projects/34/merge_requests/12/notes';
    expect(read('asked')).toMatch(new RegExp(`--request POST .* ${notes}\n`));
    put(
      'notes',
      '[{"id": 1, "author": {"id": 9}, "body": "<!-- callboard diff -->"}, {"id": 5, "author": {"id": 7}, "body": "<!-- callboard diff -->\\nold"}]',
    );
    expect(sh(script, { ...onGitlab, CALLBOARD_TOKEN: 'x' })).toMatchObject({
      status: 0,
    });
    expect(read('asked')).toMatch(new RegExp(`--request PUT .* ${notes}/5\n`));
  });

  it('send nothing from GitLab without a token, and fail where something cannot be read', () => {
    openPullRequest({ 'broken.yaml': '{' });
    const { status, stdout } = sh(gitlabScript.join('\n'), onGitlab);
    expect(status).toBe(3);
    expect(stdout).toContain('**Not complete:**');
    expect(() => read('asked')).toThrow();
  });

  it('write one comment from Jenkins, and then that one again', () => {
    openPullRequest();
    expect(sh(jenkinsScript, onJenkins)).toMatchObject({ status: 0 });
    expect(read('asked')).toMatch(
      /--request POST .*example\/gitops\/issues\/12\/comments\n/,
    );
    put(
      'notes',
      '[{"id": 5, "user": {"id": 7}, "body": "<!-- callboard diff -->\\nold"}]',
    );
    expect(sh(jenkinsScript, onJenkins)).toMatchObject({ status: 0 });
    expect(read('asked')).toMatch(
      /--request PATCH .*example\/gitops\/issues\/comments\/5\n/,
    );
  });
});
