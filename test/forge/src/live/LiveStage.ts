import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { openRemote } from '@callboard/plugin-callboard-backend/src/git/remote/open-remote';
import { git } from '../git';
import { pushFiles } from '../push-files';
import { Stage, StagedRepository } from '../Stage';
import { LiveHost } from './live-hosts';

/**
 * One repository of a host out there, which is there for nothing else: each "new repository" is a branch without history in
 * it, and all branches of those before are deleted.
 */
export class LiveStage implements Stage {
  private constructor(
    private readonly host: LiveHost,
    private readonly at: { url: string; token: string },
    /** Of an empty repository: who pushes needs one. */
    private readonly folder: string,
  ) {}

  /** `at`: the page of the repository, and a token that may push there. */
  static async start(
    host: LiveHost,
    at: { url: string; token: string },
  ): Promise<LiveStage> {
    const folder = await fs.mkdtemp(join(tmpdir(), 'callboard-live-'));
    await git(folder, ['init', '-q', '--bare']);
    return new LiveStage(host, at, folder);
  }

  async createRepository(
    files: Map<string, string>,
  ): Promise<StagedRepository> {
    await this.clear();
    const base = `callboard-test-${randomBytes(4).toString('hex')}`;
    await pushFiles(this.remote, files, base);
    const { api, person } = this.host;
    const url = new URL(this.at.url);
    const path = url.pathname.slice(1);
    const { token } = this.at;
    const somebody = person({ api: api(url), path, token });
    return {
      ...{ base, remote: this.remote },
      open: async () => this.open(base),
      merge: change => somebody.merge(change),
      close: change => somebody.close(change),
    };
  }

  async stop(): Promise<void> {
    await this.clear();
    await fs.rm(this.folder, { recursive: true });
  }

  private open(branch: string) {
    const { type, integration } = this.host;
    const { url, token } = this.at;
    const at = new URL(url);
    const known = { host: at.host, ...integration(at, token) };
    const integrations = new ConfigReader({
      integrations: { [type]: [known] },
    });
    return openRemote(
      {
        ...{ id: 'shop', type, at: 'callboard.repositories[0]', url, branch },
        ...{ pollSeconds: 60, labels: ['callboard'], reviewers: [] },
      },
      {
        integrations: ScmIntegrations.fromConfig(integrations),
        ...{ personalTokens: false, warn: () => {} },
      },
    );
  }

  private get remote() {
    const { url, token } = this.at;
    return `${url.replace('//', `//${this.host.user}:${token}@`)}.git`;
  }

  private async clear(): Promise<void> {
    const ours = ['refs/heads/callboard/*', 'refs/heads/callboard-test-*'];
    const list = ['ls-remote', '--refs', this.remote, ...ours];
    const refs = (await git(this.folder, list)).match(/refs\/heads\/\S+/g);
    if (!refs) return;
    await git(this.folder, ['push', '-q', this.remote, '--delete', ...refs]);
  }
}
