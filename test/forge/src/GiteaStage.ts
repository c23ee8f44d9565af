import { Change } from '@callboard/plugin-callboard-common';
import { FaultyDoor } from './FaultyDoor';
import { Gitea } from './Gitea';
import { openAt } from './open-at';
import { findGitea, pathOf } from './parts';
import { Stage, StagedRepository } from './Stage';

/** A real Gitea, and a door in front of it that can be made to fail. */
export class GiteaStage implements Stage {
  private count = 0;

  private constructor(readonly gitea: Gitea, readonly door: FaultyDoor) {}

  static async start(): Promise<GiteaStage> {
    const parts = findGitea();
    const gitea = await Gitea.start({
      gitea: pathOf(parts.gitea),
      giteaRoot: pathOf(parts.giteaRoot),
    });
    return new GiteaStage(gitea, await FaultyDoor.before(gitea.url));
  }

  async createRepository(
    files: Map<string, string>,
  ): Promise<StagedRepository> {
    this.count += 1;
    const { path } = await this.gitea.createRepository(
      `gitops-${this.count}`,
      files,
    );
    const api = async (
      method: string,
      of: Change,
      rest: string,
      body: object,
    ) => {
      const number = of.review!.name.slice(1);
      const at = `/repos/${path}/pulls/${number}${rest}`;
      let answer = await this.gitea.api(method, at, body);
      // "Please try again later": it still finds out whether there is a conflict.
      while (answer.status === 405) {
        answer = await this.gitea.api(method, at, body);
      }
      if (answer.status >= 300) throw new Error(JSON.stringify(answer));
    };
    return {
      open: async () => this.open(path),
      remote: this.gitea.remote(path),
      merge: change => api('POST', change, '/merge', { Do: 'merge' }),
      close: change => api('PATCH', change, '', { state: 'closed' }),
    };
  }

  /** `token`: Callboard's own if it is left out. */
  open(path: string, token = this.gitea.admin.token) {
    return openAt({ door: this.door.url, path, token });
  }

  /** What another process needs to open a repository. */
  place({ remote }: StagedRepository) {
    const path = new URL(remote).pathname.slice(1).replace(/\.git$/, '');
    return { door: this.door.url, path, token: this.gitea.admin.token };
  }

  async stop(): Promise<void> {
    await this.door.close();
    await this.gitea.stop();
  }
}
