import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { openRemote } from '@callboard/plugin-callboard-backend/src/git/remote/open-remote';
import { FaultyDoor } from '../../FaultyDoor';
import { pushFiles } from '../../push-files';
import { Stage, StagedRepository } from '../../Stage';
import { ContractServer } from '../ContractServer';
import { GitlabLab } from './GitlabLab';
import { GitlabPerson } from '../../people/GitlabPerson';
import { LabProject } from './Lab';
import { tokens } from './user-routes';

/** How Callboard is configured, where it is not as usual. */
export interface Setup {
  token?: string;
  personalTokens?: boolean;
  labels?: string[];
  reviewers?: string[];
  warn?: (message: string) => void;
}

/** GitLab as it is documented, with a door in front of it that can be made to fail. */
export class GitlabStage implements Stage {
  private count = 0;

  private constructor(
    private readonly merging: object,
    readonly lab: GitlabLab,
    private readonly server: ContractServer,
    readonly door: FaultyDoor,
  ) {}

  /** `merging`: what people tick when they merge. */
  static async start(merging = {}): Promise<GitlabStage> {
    const lab = new GitlabLab();
    const server = await ContractServer.start(lab);
    const door = await FaultyDoor.before(server.url);
    return new GitlabStage(merging, lab, server, door);
  }

  async createRepository(
    files: Map<string, string>,
  ): Promise<StagedRepository & { path: string; lab: LabProject }> {
    this.count += 1;
    const path = `platform/team/gitops-${this.count}`;
    const { url } = this.server;
    const lab = this.lab.add(path, await this.server.createRepository(path));
    const remote = `${url.replace(
      '//',
      `//oauth2:${tokens.sam}@`,
    )}/${path}.git`;
    await pushFiles(remote, files);
    const person = new GitlabPerson(
      { api: `${url}${this.lab.api}`, path, token: tokens.sam },
      this.merging,
    );
    return {
      ...{ path, lab, remote },
      open: async () => this.open(path),
      merge: change => person.merge(change),
      close: change => person.close(change),
    };
  }

  /** Opens it with what Backstage knows of the host. */
  open(path: string, setup: Setup = {}): GitHost {
    const { token = tokens.callboard, warn = () => {} } = setup;
    const { url } = this.door;
    const { host } = new URL(url);
    const baseUrl = url;
    const gitlab = [
      { host, baseUrl, apiBaseUrl: `${url}${this.lab.api}`, token },
    ];
    return openRemote(
      {
        ...{ id: 'shop', type: 'gitlab', at: 'callboard.repositories[0]' },
        ...{ url: `${url}/${path}`, branch: 'main', pollSeconds: 60 },
        labels: setup.labels ?? ['callboard'],
        reviewers: setup.reviewers ?? [],
      },
      {
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({ integrations: { gitlab } }),
        ),
        personalTokens: setup.personalTokens ?? false,
        warn,
      },
    );
  }

  async stop(): Promise<void> {
    await this.door.close();
    await this.server.close();
  }
}
