import { BareRepository } from '../BareRepository';
import { Account, ApiAnswer, ApiRequest, findRoute, Route } from '../Route';
import { ShownToGit, Vendor } from '../ContractServer';
import { Codeload } from './Codeload';
import { GithubApp } from './GithubApp';
import { GithubDescription, GithubKind } from './GithubDescription';
import { Asked, HubRepository, Settings } from './Hub';
import { objectRoutes } from './object-routes';
import { PullRequests } from './PullRequests';
import { pullRoutes } from './pull-routes';
import { badCredentials, notFound } from './refusals';
import { reviewRoutes } from './review-routes';

const routes = [...objectRoutes, ...pullRoutes, ...reviewRoutes];

/** Tokens that GitHub knows. */
export const tokens = {
  callboard: 'ghp_callboard',
  /** Sam may do what Callboard may. */
  sam: 'ghp_sam',
  /** Sees nothing. */
  stranger: 'ghp_stranger',
};

/** GitHub, as far as it is described. */
export class GithubHub implements Vendor {
  /** Where the API is in a GitHub Enterprise Server. */
  readonly api = '/api/v3';
  /** What was asked or answered otherwise than GitHub describes it. */
  readonly complaints: string[] = [];
  readonly app: GithubApp;
  private readonly description: GithubDescription;
  private readonly repositories = new Map<string, HubRepository>();
  private readonly accounts = new Map<string, Account>(
    Object.entries(tokens).map(([login, token], id) => [token, { id, login }]),
  );
  private codeload?: Codeload;

  private constructor(kind: GithubKind) {
    this.description = new GithubDescription(kind);
    this.app = new GithubApp('o', this.description, token => {
      this.accounts.set(token, { id: 20, login: 'callboard[bot]' });
    });
  }

  static async start(kind: GithubKind): Promise<GithubHub> {
    const hub = new GithubHub(kind);
    hub.codeload = await Codeload.start(
      path => hub.repositories.get(path)?.git,
    );
    return hub;
  }

  async stop(): Promise<void> {
    await this.codeload?.close();
  }

  /** @param path `<owner>/<name>` */
  add(path: string, git: BareRepository, settings: Settings): HubRepository {
    const [owner, name] = path.split('/');
    const repository: HubRepository = {
      ...{ id: this.repositories.size + 1, owner, name, git },
      pulls: new PullRequests(git),
      ...settings,
    };
    this.repositories.set(path, repository);
    return repository;
  }

  /**
   * The user stands in GitHub's description of Apps; that a client has to call itself Git, nowhere.
   * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation#about-authentication-as-a-github-app-installation
   * @see https://github.com/jelmer/dulwich/issues/562
   */
  gitUser({ path, user, secret, agent }: ShownToGit): string | undefined {
    const account = this.accounts.get(secret);
    const isGit = user === 'x-access-token' && agent.startsWith('git/');
    return isGit && account && this.seen(account, path)
      ? account.login
      : undefined;
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    const { authorization } = request.headers;
    const asApp = findRoute(this.app.routes, request);
    if (asApp) {
      const { route, parameters } = asApp;
      const context = { authorization };
      const answer = await route.answer(context, request, parameters);
      return this.checked(route, request, answer);
    }
    const found = findRoute(routes, request);
    if (!found) {
      this.complaints.push(`${request.method} ${request.path}: no such thing`);
      return notFound();
    }
    const answer = await this.answerFor(found, request);
    return this.checked(found.route, request, answer);
  }

  private async answerFor(
    { route, parameters }: { route: Route<Asked>; parameters: any },
    request: ApiRequest,
  ): Promise<ApiAnswer> {
    const [, token = ''] =
      /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '') ??
      [];
    const by = this.accounts.get(token);
    if (!by) return badCredentials();
    const { owner, repo } = parameters;
    const repository = this.seen(by, `${owner}/${repo}`);
    if (!repository) return notFound();
    const { description } = this;
    const { url } = this.codeload!;
    const asked = { repository, by, description, codeload: url };
    return route.answer(asked, request, parameters);
  }

  private seen(by: Account, path: string): HubRepository | undefined {
    return by.login === 'stranger' ? undefined : this.repositories.get(path);
  }

  private checked(
    { operation }: Route<never>,
    request: ApiRequest,
    answer: ApiAnswer,
  ): ApiAnswer {
    this.complaints.push(
      ...this.description.complaints(operation, request, answer),
    );
    return answer;
  }
}
