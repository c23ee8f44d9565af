import { GiteaPerson } from '../people/GiteaPerson';
import { GithubPerson } from '../people/GithubPerson';
import { GitlabPerson } from '../people/GitlabPerson';
import { Person, Workplace } from '../people/Person';

/** A host that the suite can be run on for real. */
export interface LiveHost {
  type: 'github' | 'gitlab' | 'gitea';
  /** As whom Git shows the token. */
  user: string;
  /** The address of its API. */
  api(url: URL): string;
  /** What stands under `integrations`, beside the host itself. */
  integration(url: URL, token: string): object;
  person(at: Workplace): Person;
}

const github: LiveHost = {
  type: 'github',
  user: 'x-access-token',
  api: ({ host, origin }) =>
    host === 'github.com' ? 'https://api.github.com' : `${origin}/api/v3`,
  integration: (url, token) => ({ apiBaseUrl: github.api(url), token }),
  person: at => new GithubPerson(at),
};

const gitlab: LiveHost = {
  type: 'gitlab',
  user: 'oauth2',
  api: ({ origin }) => `${origin}/api/v4`,
  integration: (url, token) => ({
    ...{ baseUrl: url.origin, apiBaseUrl: gitlab.api(url), token },
  }),
  person: at => new GitlabPerson(at),
};

const gitea: LiveHost = {
  type: 'gitea',
  user: 'callboard',
  api: ({ origin }) => `${origin}/api/v1`,
  integration: ({ origin }, token) => ({ baseUrl: origin, password: token }),
  person: at => new GiteaPerson(at),
};

export const liveHosts = [github, gitlab, gitea];
