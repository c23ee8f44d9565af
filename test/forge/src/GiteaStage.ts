import { setTimeout as pause } from 'node:timers/promises';
import { Change } from '@callboard/plugin-callboard-common';
import { FaultyDoor } from './FaultyDoor';
import { Answer, Gitea } from './Gitea';
import { openAt } from './open-at';
import { findGitea, pathOf } from './parts';
import { Stage, StagedRepository } from './Stage';

/** A person who looks this often in vain asks somebody. */
const MOST_VIEWS = 600;
const BETWEEN_VIEWS_MS = 100;

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
    const api = async (method: string, of: Change, rest = '', body?: object) =>
      this.gitea.api(
        method,
        `/repos/${path}/pulls/${of.review!.name.slice(1)}${rest}`,
        body,
      );
    return {
      open: async () => this.open(path),
      remote: this.gitea.remote(path),
      merge: async change => {
        const merge = () => api('POST', change, '/merge', { Do: 'merge' });
        let answer = await merge();
        // "Please try again later": it still finds out whether there is a conflict, and sometimes only if looked at.
        for (
          let view = 1;
          answer.status === 405 && view <= MOST_VIEWS;
          view++
        ) {
          await pause(BETWEEN_VIEWS_MS);
          await api('GET', change);
          answer = await merge();
        }
        assertDone(answer);
      },
      close: async change =>
        assertDone(await api('PATCH', change, '', { state: 'closed' })),
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

function assertDone(answer: Answer): void {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer));
}
