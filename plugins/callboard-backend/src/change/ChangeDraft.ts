import { Microservice } from '@callboard/contract';
import {
  deployedNamespace,
  isRendered,
  isUntouched,
  paths,
  planFile,
  planRemoval,
  render,
  RenderedFile,
  renderNamespace,
  ServiceName,
} from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { refOf, RepositoryState } from '../repository/state';
import { ContractEdits } from './ContractEdits';
import { ChangeIssue } from './InvalidChangeError';
import { keptEditNote, keptFileNote } from './kept-notes';
import { Onboarding, OnboardingRequest } from './onboarding';

/** The files of a change as they are put together: its contracts, and what these render to. */
export class ChangeDraft {
  readonly issues: ChangeIssue[] = [];
  private readonly notes = new Set<string>();
  /** Texts by path; null where a file goes. */
  private readonly written: Map<string, string | null>;
  private readonly withoutBase: string[] = [];
  private readonly drifted: string[] = [];

  constructor(
    private readonly state: RepositoryState,
    private readonly contracts: ContractEdits,
    private readonly versions: Map<string, string[]>,
  ) {
    this.written = new Map(contracts.written);
  }

  renderService(service: Microservice): void {
    for (const [environment, platform] of this.platformsOf(service)) {
      const { namespace } = service.metadata;
      if (platform.spec.namespaces === 'all-in-git') {
        if (this.isNewNamespace(environment, namespace)) {
          renderNamespace(namespace, platform).forEach(file =>
            this.write(file, () => file.text),
          );
        }
      } else if (!this.hasNamespaceFolder(environment, namespace)) {
        this.notes.add(
          `the namespace ${deployedNamespace(
            namespace,
            platform,
          )} must exist in ${environment} before this is merged: the platform does not say that this repository holds all namespaces`,
        );
      }
      this.render(service, environment, () => true);
    }
  }

  /** Only the grants: the rest of a callee's files is not this change's business. */
  renderGrantsOfCallees(service: Microservice): void {
    const { namespace, name } = service.metadata;
    for (const call of Object.values(service.spec.calls ?? {})) {
      const callee = this.contracts.microservices.get(
        refOf({ namespace: call.namespace, name: call.service }),
      );
      for (const [environment] of callee ? this.platformsOf(callee) : []) {
        const grant = `${paths.service(
          environment,
          callee!.metadata,
        )}/callers/${namespace}.${name}.yaml`;
        this.render(callee!, environment, path => path === grant);
      }
    }
  }

  /** Where the new service is: elsewhere nothing changes for its callers. */
  renderCallers({ callers, microservice }: OnboardingRequest): void {
    for (const caller of callers) {
      const contract = this.contracts.microservices.get(refOf(caller));
      for (const [environment] of contract ? this.platformsOf(contract) : []) {
        if (Object.hasOwn(microservice.spec.environments, environment)) {
          this.renderCaller(contract!, environment);
          if (caller.environments?.includes(environment) === false) {
            this.notes.add(
              `${refOf(
                caller,
              )} is let out to the new service in ${environment}, too, but not let in there: a call holds in all environments of its caller`,
            );
          }
        }
      }
    }
  }

  private renderCaller(caller: Microservice, environment: string): void {
    const folder = paths.service(environment, caller.metadata);
    this.findDrift(caller, environment);
    const isOwn = (path: string) => !path.startsWith(`${folder}/callers/`);
    const rendered = this.render(caller, environment, isOwn);
    if (rendered) this.removeOthers(`${folder}/`, isOwn, rendered);
    if (this.written.has(`${folder}/deployment.yaml`)) {
      this.notes.add(
        `${refOf(
          caller.metadata,
        )} restarts in ${environment}: its settings change`,
      );
    }
  }

  /** Whoever changed a contract without its manifests: rendering them now brings that change along. */
  private findDrift({ metadata }: Microservice, environment: string): void {
    const folder = `${paths.service(environment, metadata)}/`;
    for (const { path, text } of this.renderingAtHead(metadata, environment)) {
      const current = this.state.files.get(path)?.text;
      const isAside = path.startsWith(`${folder}callers/`);
      if (isAside || (current !== undefined && !isUntouched(current))) continue;
      if (
        planFile({ path, text }, current, () => undefined).action === 'write'
      ) {
        this.drifted.push(path);
      }
    }
  }

  /** What was rendered once and is not any more goes, unless a person edited it; what others wrote stays. */
  private removeOthers(
    folder: string,
    isOwn: (path: string) => boolean,
    rendered: string[],
  ): void {
    for (const [path, { text }] of this.state.files) {
      const isCandidate = path.startsWith(folder) && isOwn(path);
      if (!isCandidate || rendered.includes(path) || !isRendered(text))
        continue;
      if (planRemoval(text) === 'delete') {
        this.written.set(path, null);
        this.drifted.push(path);
      } else {
        this.notes.add(
          `${path} is not rendered any more, but was edited by hand and stays: remove it if nothing needs it`,
        );
      }
    }
  }

  toPlan(): Onboarding {
    const paths_ = [...this.written.keys()].sort();
    return {
      notes: [...this.notes],
      withoutBase: this.withoutBase,
      drifted: this.drifted,
      edits: paths_.map(path => ({
        path,
        before: this.state.files.get(path)?.oid ?? null,
        after: this.written.get(path) ?? null,
      })),
      files: paths_.map(path => ({
        path,
        before: this.state.files.get(path)?.text ?? null,
        after: this.written.get(path) ?? null,
      })),
    };
  }

  /** Answers the paths of all files that the service has; nothing where it is refused. */
  private render(
    service: Microservice,
    environment: string,
    isWanted: (path: string) => boolean,
  ): string[] | undefined {
    const rendering = render({
      service,
      platform: this.state.platforms.get(environment)!,
      grants: this.contracts.grants.get(refOf(service.metadata)) ?? [],
      peers: name => this.contracts.microservices.get(refOf(name)),
    });
    if (!rendering.ok) {
      this.addIssues(rendering.issues);
      return undefined;
    }
    rendering.files
      .filter(({ path }) => isWanted(path))
      .forEach(file =>
        this.write(
          file,
          () =>
            this.renderingAtHead(service.metadata, environment).find(
              ({ path }) => path === file.path,
            )?.text,
        ),
      );
    rendering.notes.forEach(note => this.notes.add(note));
    return rendering.files.map(({ path }) => path);
  }

  /** The same mistake shows in every environment: say it once. */
  private addIssues(issues: ChangeIssue[]): void {
    this.issues.push(
      ...issues.filter(
        issue => !this.issues.some(known => isDeepStrictEqual(known, issue)),
      ),
    );
  }

  /** What HEAD's contracts render to: that is what a person's edits of a file started from. */
  private renderingAtHead(
    metadata: ServiceName,
    environment: string,
  ): RenderedFile[] {
    const { platforms, microservices, grants } = this.state;
    const service = microservices.get(refOf(metadata));
    if (!service || !Object.hasOwn(service.spec.environments, environment)) {
      return [];
    }
    const rendering = render({
      service,
      platform: platforms.get(environment)!,
      grants: grants.get(refOf(metadata)) ?? [],
      peers: name => microservices.get(refOf(name)),
    });
    return rendering.ok ? rendering.files : [];
  }

  /** `atHead` is what HEAD's inputs render to: mostly what a person's edits started from; else history tells. */
  private write(file: RenderedFile, atHead: () => string | undefined): void {
    const { path } = file;
    const plan = planFile(file, this.state.files.get(path)?.text, hash =>
      [atHead(), ...(this.versions.get(path) ?? [])].find(
        text => text?.includes(hash) && isUntouched(text),
      ),
    );
    if (plan.action === 'unchanged') return;
    if (plan.action === 'write') {
      this.written.set(path, plan.text);
    } else {
      if (plan.reason === 'no-base') this.withoutBase.push(path);
      this.notes.add(keptFileNote(path, plan.reason));
    }
    plan.kept.forEach(edit => this.notes.add(keptEditNote(path, edit)));
  }

  private platformsOf(service: Microservice) {
    return [...this.state.platforms].filter(([environment]) =>
      Object.hasOwn(service.spec.environments, environment),
    );
  }

  private hasNamespaceFolder(environment: string, namespace: string): boolean {
    const folder = `${paths.environment(environment)}/${namespace}/`;
    return [...this.state.files.keys()].some(path => path.startsWith(folder));
  }

  private isNewNamespace(environment: string, namespace: string): boolean {
    const deployed = deployedNamespace(
      namespace,
      this.state.platforms.get(environment)!,
    );
    const isDeclared = this.state.snapshots
      .get(environment)
      ?.objects.some(
        ({ kind, metadata }) =>
          metadata.namespace === deployed ||
          (kind === 'Namespace' && metadata.name === deployed),
      );
    return !isDeclared && !this.hasNamespaceFolder(environment, namespace);
  }
}
