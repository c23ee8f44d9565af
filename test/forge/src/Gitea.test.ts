import { createHmac } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { git } from './git';
import { Gitea, Repository } from './Gitea';
import { findGitea, pathOf, whySkipped } from './parts';

const { gitea: binary, giteaRoot } = findGitea();
const noGitea = whySkipped(binary, giteaRoot);

const files = new Map([
  ['services/shop/orders/microservice.yaml', 'kind: Microservice\n'],
  ['größe "1".txt', 'ß\n'],
  ['empty', ''],
]);

(noGitea ? describe.skip : describe)(`a real Gitea${noGitea}`, () => {
  let gitea: Gitea;
  let shop: Repository;
  let folder: string;

  beforeAll(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'callboard-clone-'));
    gitea = await Gitea.start({
      gitea: pathOf(binary),
      giteaRoot: pathOf(giteaRoot),
    });
    shop = await gitea.createRepository('shop', files);
  }, 90_000);

  afterAll(async () => {
    await gitea?.stop();
    await fs.rm(folder, { recursive: true, force: true });
  });

  /** A branch with one new file. */
  const branchOut = (at: Repository, branch: string, path: string) =>
    gitea.api('POST', `/repos/${at.path}/contents/${path}`, {
      branch: 'main',
      new_branch: branch,
      content: Buffer.from('new\n').toString('base64'),
    });

  it('tells its version', async () => {
    const { body } = await gitea.api('GET', '/version');
    expect(body.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('knows the admin and the stranger by their tokens', async () => {
    for (const account of [gitea.admin, gitea.stranger]) {
      const { body } = await gitea.api('GET', '/user', undefined, account);
      expect(body.login).toBe(account.name);
    }
  });

  it('serves a repository that is made of files to Git', async () => {
    await git(folder, ['clone', '--quiet', gitea.remote(shop.path), 'shop']);
    const clone = join(folder, 'shop');
    expect((await git(clone, ['rev-parse', 'HEAD'])).trim()).toBe(shop.head);
    for (const [path, content] of files) {
      expect(await fs.readFile(join(clone, path), 'utf8')).toBe(content);
    }
  });

  it('serves an archive of a repository', async () => {
    const response = await fetch(
      `${gitea.url}/api/v1/repos/${shop.path}/archive/main.tar.gz`,
      { headers: { authorization: `token ${gitea.admin.token}` } },
    );
    expect(response.status).toBe(200);
    const archive = gunzipSync(Buffer.from(await response.arrayBuffer()));
    expect(archive.includes('microservice.yaml')).toBe(true);
  });

  it('hides a repository from a stranger', async () => {
    const { status } = await gitea.api(
      'GET',
      `/repos/${shop.path}`,
      undefined,
      gitea.stranger,
    );
    expect(status).toBe(404);
    await expect(
      git(folder, ['ls-remote', gitea.remote(shop.path, gitea.stranger)]),
    ).rejects.toThrow('not found');
  });

  it('merges a pull request', async () => {
    await branchOut(shop, 'onboard', 'onboarded.yaml');
    const pulls = `/repos/${shop.path}/pulls`;
    const change = { head: 'onboard', base: 'main', title: 'Onboard' };
    const opened = await gitea.api('POST', pulls, change);
    expect(opened).toMatchObject({ status: 201, body: { state: 'open' } });
    const pull = `${pulls}/${opened.body.number}`;
    const merged = await gitea.api('POST', `${pull}/merge`, { Do: 'merge' });
    expect(merged.status).toBe(200);
    expect((await gitea.api('GET', pull)).body).toMatchObject({
      state: 'closed',
      merged: true,
    });
    const path = `/repos/${shop.path}/raw/onboarded.yaml?ref=main`;
    expect((await gitea.api('GET', path)).body).toBe('new\n');
  });

  it('tells a server on the loopback of a push, and signs it', async () => {
    const loud = await gitea.createRepository('loud', files);
    let tell: (got: { request: IncomingMessage; body: string }) => void;
    const told = new Promise<Parameters<typeof tell>[0]>(resolve => {
      tell = resolve;
    });
    const receiver = createServer(async (request, response) => {
      const body = await text(request);
      response.end();
      tell({ request, body });
    });
    await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done));
    const { port } = receiver.address() as AddressInfo;
    await gitea.api('POST', `/repos/${loud.path}/hooks`, {
      type: 'gitea',
      active: true,
      events: ['push'],
      config: {
        url: `http://127.0.0.1:${port}/`,
        content_type: 'json',
        secret: 'secret',
      },
    });
    await branchOut(loud, 'told', 'told.yaml');
    const { request, body } = await told;
    await new Promise(closed => receiver.close(closed));
    expect(request.headers['x-gitea-event']).toBe('push');
    expect(JSON.parse(body).ref).toBe('refs/heads/told');
    expect(request.headers['x-gitea-signature']).toBe(
      createHmac('sha256', 'secret').update(body).digest('hex'),
    );
  });
});
