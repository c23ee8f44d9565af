import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../testing/transcript';

/** The contracts of the demo shop, and the manifests that people wrote there. */
const seed = join(__dirname, '../../../../plugins/callboard-backend/seed');

let repository: string;
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'callboard-render-'));
  cpSync(seed, repository, { recursive: true });
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

const render = (...options: string[]) =>
  run(repository, ['render', '.', ...options]);

/** Notes are said each time, for what they say holds as long. */
const nothingWritten = /^(note: .*\n)*deploy\/ is what the contracts say\.\n$/;

const at = (path: string) => join(repository, path);
const text = (path: string) => readFileSync(at(path), 'utf8');

function edit(path: string, from: string, to: string): void {
  expect(text(path)).toContain(from);
  writeFileSync(at(path), text(path).replace(from, to));
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...who, ...args], { cwd: repository, stdio: 'pipe' });
}

function commit(): void {
  git('add', '-A');
  git('commit', '-qm', 'as it is');
}

/** Every file by its path, so that whatever changes shows. */
function everything(folder = repository, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = `${prefix}${entry.name}`;
      if (entry.name === '.git') return [];
      return entry.isDirectory()
        ? Object.entries(everything(join(folder, entry.name), `${path}/`))
        : [
            [
              path,
              entry.isFile()
                ? readFileSync(join(folder, entry.name), 'utf8')
                : 'a link',
            ],
          ];
    }),
  );
}

const policy = 'deploy/dev/shop/orders/network-policy.yaml';
const contract = 'services/shop/orders/microservice.yaml';
const deployment = 'deploy/dev/shop/orders/deployment.yaml';

describe('callboard render', () => {
  it('writes deploy/ and nothing else', async () => {
    const before = everything();
    expect((await render()).status).toBe(0);
    const after = everything();
    expect(text(policy)).toContain('kind: NetworkPolicy');
    for (const path of Object.keys(before))
      expect(after[path]).toBe(before[path]);
    for (const path of Object.keys(after)) {
      expect(path in before || path.startsWith('deploy/')).toBe(true);
    }
  });

  it('writes nothing the second time', async () => {
    await render();
    const before = everything();
    expect(await render()).toEqual({
      status: 0,
      output: expect.stringMatching(nothingWritten),
      remarks: '',
    });
    expect(everything()).toEqual(before);
  });

  it('writes nothing with --check, and exits with 1 where it would', async () => {
    const before = everything();
    const { status, output } = await render('--check');
    expect(status).toBe(1);
    expect(output).toContain(`create ${policy}\n`);
    expect(everything()).toEqual(before);
    await render();
    expect((await render('--check')).status).toBe(0);
  });

  it('renders one environment alone', async () => {
    await render('--environment', 'dev');
    expect(existsSync(at(policy))).toBe(true);
    expect(existsSync(at('deploy/prod/shop/orders'))).toBe(false);
    const { status, remarks } = await render('--environment', 'test');
    expect(status).toBe(2);
    expect(remarks).toContain('there is dev, prod');
  });

  it('isolates no namespace in passing that is there already', async () => {
    await render();
    expect(existsSync(at('deploy/dev/shop/_namespace'))).toBe(false);
    rmSync(at('deploy'), { recursive: true });
    await render();
    expect(existsSync(at('deploy/dev/shop/_namespace/default-deny.yaml'))).toBe(
      true,
    );
  });

  it('refuses two services at one place outside, naming both', async () => {
    for (const name of ['web', 'orders']) {
      edit(
        `services/shop/${name}/microservice.yaml`,
        '  environments:',
        '  expose: [{ host: shop.example.com, port: http }]\n  environments:',
      );
    }
    const { status, output, remarks } = await render('--environment', 'prod');
    expect({ status, output }).toEqual({ status: 3, output: '' });
    expect(remarks).toContain(
      'services/shop/web: spec.expose.0.host: shop/web exposes shop.example.com/ and shop/orders exposes shop.example.com/ in prod',
    );
    edit('services/shop/web/microservice.yaml', 'shop.example', 'www.example');
    expect((await render('--environment', 'prod')).output).toContain(
      'create deploy/prod/shop/web/http-route-at.www.example.com.yaml\n',
    );
  });

  it('deletes what no contract wants any more, and lists what a person edited of it', async () => {
    await render();
    edit(deployment, 'replicas:', '# by hand\n  replicas:');
    rmSync(at('services/shop/orders'), { recursive: true });
    rmSync(at('services/finance/payments/callers/shop.orders.yaml'));
    for (const file of [
      'services/shop/inventory/callers/shop.orders.yaml',
      'services/ops/notifications/callers/shop.orders.yaml',
    ]) {
      rmSync(at(file));
    }
    edit('services/shop/web/microservice.yaml', 'ORDERS', 'GONE');
    const { status, output, remarks } = await render('--environment', 'dev');
    // Whoever still calls it is named first.
    expect({ status, remarks }).toMatchObject({
      status: 3,
      remarks: expect.stringContaining('services/shop/web'),
    });
    expect(output).toBe('');
    rmSync(at('services/shop/web'), { recursive: true });
    for (const name of ['inventory', 'cart']) {
      rmSync(at(`services/shop/${name}/callers/shop.web.yaml`));
    }
    const again = await render('--environment', 'dev');
    expect(again.output).toContain(`delete ${policy}\n`);
    expect(again.output).toContain(
      `note: ${deployment} is not rendered any more`,
    );
    expect(existsSync(at(policy))).toBe(false);
    expect(text(deployment)).toContain('# by hand');
    // Nobody asked for that one.
    expect(existsSync(at('deploy/prod/shop/orders/network-policy.yaml'))).toBe(
      true,
    );
  });

  it('leaves an edited file alone where nothing tells what it was rendered from', async () => {
    await render();
    edit(deployment, 'replicas:', '# by hand\n  replicas:');
    edit(contract, 'cpu: 250m', 'cpu: 123m');
    const before = text(deployment);
    const { status, output, remarks } = await render();
    expect(status).toBe(0);
    expect(text(deployment)).toBe(before);
    expect(output).toContain(
      `${deployment} was edited by hand and stays as it is`,
    );
    expect(remarks).toContain('Git knows nothing of the folder');
  });

  it('merges field by field with what HEAD renders to', async () => {
    await render();
    git('init', '-q');
    commit();
    edit(deployment, 'replicas:', '# by hand\n  replicas:');
    edit(contract, 'cpu: 250m', 'cpu: 123m');
    const { output } = await render();
    expect(output).toContain(`update ${deployment}\n`);
    expect(text(deployment)).toContain('# by hand');
    expect(text(deployment)).toContain('cpu: 123m');
    expect((await render()).output).toMatch(nothingWritten);
  });

  it('merges with an earlier version of the file, where HEAD has moved on', async () => {
    await render();
    git('init', '-q');
    commit();
    edit(contract, 'cpu: 250m', 'cpu: 123m');
    edit(deployment, 'replicas:', '# by hand\n  replicas:');
    commit();
    const { output } = await render();
    expect(output).toContain(`update ${deployment}\n`);
    expect(text(deployment)).toContain('# by hand');
    expect(text(deployment)).toContain('cpu: 123m');
  });

  it('finds history where the repository is a folder of a larger one', async () => {
    const outer = repository;
    repository = join(outer, 'gitops');
    cpSync(seed, repository, { recursive: true });
    await render();
    execFileSync('git', ['init', '-q'], { cwd: outer });
    commit();
    edit(contract, 'cpu: 250m', 'cpu: 123m');
    edit(deployment, 'replicas:', '# by hand\n  replicas:');
    commit();
    expect((await render()).output).toContain(`update ${deployment}\n`);
    repository = outer;
  });

  it('writes nothing where a contract cannot be read', async () => {
    await render();
    writeFileSync(at(contract), 'kind: [');
    const before = everything();
    const { status, output, remarks } = await render();
    expect({ status, output }).toEqual({ status: 3, output: '' });
    expect(remarks).toContain(`${contract}: not a YAML document`);
    expect(everything()).toEqual(before);
  });

  it('says what cannot be written', async () => {
    rmSync(at('deploy'), { recursive: true });
    writeFileSync(at('deploy'), 'a file');
    const { status, remarks } = await render();
    expect(status).toBe(3);
    expect(remarks).toMatch(/cannot be written/);
    expect(remarks).not.toMatch(/ at /);
  });

  it('does not leave deploy/ by a link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'callboard-elsewhere-'));
    mkdirSync(dirname(at('deploy/dev/shop')), { recursive: true });
    rmSync(at('deploy/dev/shop'), { recursive: true, force: true });
    symlinkSync(elsewhere, at('deploy/dev/shop'));
    const before = everything();
    const { status, remarks } = await render();
    expect(status).toBe(3);
    expect(remarks).toContain('link');
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(everything()).toEqual(before);
    rmSync(elsewhere, { recursive: true });
  });
});
