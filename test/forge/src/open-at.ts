import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { openRemote } from '@callboard/plugin-callboard-backend/src/git/remote/open-remote';

/** Opens a repository of a Gitea as Callboard would. `door`: its address; `path`: `<owner>/<name>`. */
export function openAt({
  door,
  path,
  token,
}: {
  door: string;
  path: string;
  token: string;
}): GitHost {
  const { host } = new URL(door);
  const gitea = [{ host, baseUrl: door, password: token }];
  return openRemote(
    {
      ...{ id: 'shop', type: 'gitea', at: 'callboard.repositories[0]' },
      ...{ url: `${door}/${path}`, branch: 'main' },
      ...{ pollSeconds: 60, labels: ['callboard'], reviewers: [] },
    },
    {
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({ integrations: { gitea } }),
      ),
      personalTokens: false,
      warn: () => {},
    },
  );
}
