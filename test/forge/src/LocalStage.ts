import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { git } from './git';
import { pushFiles } from './push-files';
import { Stage, StagedRepository } from './Stage';

/** Bare repositories in a folder of their own. */
export class LocalStage implements Stage {
  private count = 0;

  private constructor(private readonly folder: string) {}

  static async start(): Promise<LocalStage> {
    return new LocalStage(await fs.mkdtemp(join(tmpdir(), 'callboard-stage-')));
  }

  async createRepository(
    files: Map<string, string>,
  ): Promise<StagedRepository> {
    this.count += 1;
    const path = join(this.folder, `${this.count}.git`);
    await git(this.folder, ['init', '-q', '--bare', '-b', 'main', path]);
    await pushFiles(path, files);
    const open = () =>
      LocalGitHost.open({ id: 'shop', path, seed: async () => new Map() });
    return {
      open,
      remote: path,
      async merge({ id, commit }) {
        await (await open()).merge(id, commit, 'user:default/ben');
      },
      async close({ id }) {
        await (await open()).close(id);
      },
    };
  }

  async stop(): Promise<void> {
    await fs.rm(this.folder, { recursive: true });
  }
}
