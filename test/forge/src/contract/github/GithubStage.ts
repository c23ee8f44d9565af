import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { openRemote } from '@callboard/plugin-callboard-backend/src/git/remote/open-remote';
import { FaultyDoor } from '../../FaultyDoor';
import { pushFiles } from '../../push-files';
import { Stage, StagedRepository } from '../../Stage';
import { ContractServer } from '../ContractServer';
import { GithubHub, tokens } from './GithubHub';
import { GithubKind } from './GithubDescription';
import { GithubPerson } from '../../people/GithubPerson';
import { HubRepository } from './Hub';

/** How people work there. */
export interface Custom {
  kind?: GithubKind;
  merging?: 'merge' | 'squash';
  deletesMergedBranches?: boolean;
}

/** How Callboard is configured, where it is not as usual. */
export interface Setup {
  /** What stands under `integrations.github`. */
  credentials?: object;
  personalTokens?: boolean;
  labels?: string[];
  reviewers?: string[];
  warn?: (message: string) => void;
}

/** GitHub as it is described, with a door in front of it that can be made to fail. */
export class GithubStage implements Stage {
  private count = 0;

  private constructor(
    private readonly custom: Custom,
    readonly hub: GithubHub,
    private readonly server: ContractServer,
    readonly door: FaultyDoor,
  ) {}

  static async start(custom: Custom = {}): Promise<GithubStage> {
    const hub = await GithubHub.start(custom.kind ?? 'github');
    const server = await ContractServer.start(hub);
    const door = await FaultyDoor.before(server.url);
    return new GithubStage(custom, hub, server, door);
  }

  async createRepository(
    files: Map<string, string>,
  ): Promise<StagedRepository & { path: string; hub: HubRepository }> {
    this.count += 1;
    const path = `o/gitops-${this.count}`;
    const hub = this.hub.add(path, await this.server.createRepository(path), {
      deletesMergedBranches: this.custom.deletesMergedBranches ?? false,
    });
    const remote = `${this.server.url.replace(
      '//',
      `//x-access-token:${tokens.sam}@`,
    )}/${path}.git`;
    await pushFiles(remote, files);
    const person = new GithubPerson(
      { api: this.api(this.server.url), path, token: tokens.sam },
      this.custom.merging,
    );
    return {
      ...{ path, hub, remote },
      open: async () => this.open(path),
      merge: change => person.merge(change),
      close: change => person.close(change),
    };
  }

  /** Opens it with what Backstage knows of the host. */
  open(path: string, setup: Setup = {}): GitHost {
    const { credentials = { token: tokens.callboard }, warn } = setup;
    const { url } = this.door;
    const { host } = new URL(url);
    const github = [{ host, apiBaseUrl: this.api(url), ...credentials }];
    return openRemote(
      {
        ...{ id: 'shop', type: 'github', at: 'callboard.repositories[0]' },
        ...{ url: `${url}/${path}`, branch: 'main', pollSeconds: 60 },
        labels: setup.labels ?? ['callboard'],
        reviewers: setup.reviewers ?? [],
      },
      {
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({ integrations: { github } }),
        ),
        personalTokens: setup.personalTokens ?? false,
        warn: warn ?? (() => {}),
      },
    );
  }

  async stop(): Promise<void> {
    await this.door.close();
    await this.server.close();
    await this.hub.stop();
  }

  private api(url: string) {
    return `${url}${this.hub.api}`;
  }
}
