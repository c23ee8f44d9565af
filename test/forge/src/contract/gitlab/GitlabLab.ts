import { BareRepository } from '../BareRepository';
import { ShownToGit, Vendor } from '../ContractServer';
import { Account, ApiAnswer, ApiRequest, findRoute } from '../Route';
import { Asked, LabProject, LabRoute } from './Lab';
import { mergeRequestRoutes } from './merge-request-routes';
import { MergeRequests } from './MergeRequests';
import { notFound, unauthorized } from './refusals';
import { repositoryRoutes } from './repository-routes';
import { listUsers, tokens, users } from './user-routes';

const routes: LabRoute[] = [
  ...[...repositoryRoutes, ...mergeRequestRoutes, listUsers],
];

/** GitLab, as far as it is documented. */
export class GitlabLab implements Vendor {
  readonly api = '/api/v4';
  /** What was asked otherwise than GitLab documents it. */
  readonly complaints: string[] = [];
  private readonly projects = new Map<string, LabProject>();

  /** @param path `<group>/<subgroup>/<name>` */
  add(path: string, git: BareRepository): LabProject {
    const project: LabProject = {
      ...{ id: this.projects.size + 1, path, git },
      requests: new MergeRequests(git),
      reviewers: [],
    };
    this.projects.set(path, project);
    return project;
  }

  /** @see https://docs.gitlab.com/api/oauth2/#access-git-over-https-with-access-token */
  gitUser({ path, user, secret }: ShownToGit): string | undefined {
    const by = accountOf(secret);
    return user === 'oauth2' && by && this.seen(by, path)
      ? by.login
      : undefined;
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    const found = findRoute(routes, request) as Found | undefined;
    if (!found) {
      this.complaints.push(`${request.method} ${request.path}: no such thing`);
      return notFound('');
    }
    this.complaints.push(...complaints(found.route, request));
    const [, token = ''] =
      /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const by = accountOf(token);
    if (!by) return unauthorized();
    const { route, parameters } = found;
    if (!('id' in parameters)) {
      return route.answer({ by } as Asked, request, parameters);
    }
    const project = this.seen(by, parameters.id);
    if (!project) return notFound('Project');
    return route.answer({ project, by }, request, parameters);
  }

  private seen(by: Account, path: string): LabProject | undefined {
    return by.login === 'stranger' ? undefined : this.projects.get(path);
  }
}

interface Found {
  route: LabRoute;
  parameters: Record<string, string>;
}

function accountOf(token: string): Account | undefined {
  const known = Object.entries(tokens).find(([, value]) => value === token);
  return known && users.find(({ login }) => login === known[0]);
}

function complaints(
  { operation, query: parameters = [], body: attributes = [] }: LabRoute,
  { query, body = {} }: ApiRequest,
): string[] {
  const unknown = [
    ...[...query.keys()].filter(name => !parameters.includes(name)),
    ...Object.keys(body).filter(name => !attributes.includes(name)),
  ];
  return unknown.map(name => `${operation}: it has no ${name}`);
}
