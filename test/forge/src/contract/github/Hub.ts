import { BareRepository } from '../BareRepository';
import { Account } from '../Route';
import { GithubDescription } from './GithubDescription';
import { PullRequests } from './PullRequests';

/** What the owner of a repository can set. */
export interface Settings {
  /** "Automatically delete head branches" */
  deletesMergedBranches: boolean;
}

export interface HubRepository extends Settings {
  id: number;
  owner: string;
  name: string;
  git: BareRepository;
  pulls: PullRequests;
}

/** What a route needs of the GitHub that it belongs to. */
export interface Hub {
  description: GithubDescription;
  /** Where archives are: another host, which does not know our tokens. */
  codeload: string;
}

/** What a route is asked about, and by whom. */
export interface Asked extends Hub {
  repository: HubRepository;
  by: Account;
}
