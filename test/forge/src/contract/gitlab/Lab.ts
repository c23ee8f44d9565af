import { BareRepository } from '../BareRepository';
import { Account, Route } from '../Route';
import { MergeRequests } from './MergeRequests';

export interface LabProject {
  id: number;
  /** `<group>/<subgroup>/<name>` */
  path: string;
  git: BareRepository;
  requests: MergeRequests;
  /** Whom GitLab asks for a review by itself. */
  reviewers: Account[];
}

/** What a route is asked about, and by whom. */
export interface Asked {
  project: LabProject;
  by: Account;
}

/** Something that can be asked of GitLab, and the parameters that its documentation names, as far as we use them. */
export interface LabRoute<Context = Asked> extends Route<Context> {
  query?: string[];
  body?: string[];
}
