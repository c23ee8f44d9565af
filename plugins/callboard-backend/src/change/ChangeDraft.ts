import { Grant, Microservice } from '@callboard/contract';
import {
  baseAmong,
  hostsTaken,
  isRendered,
  isUntouched,
  keptEditNote,
  keptFileNote,
  keptRemovalNote,
  paths,
  planFile,
  planRemoval,
  render,
  RenderedFile,
  Rendering,
  ServiceName,
} from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { filesBelow } from '../repository/files-below';
import { refOf, RepositoryState } from '../repository/state';
import { Beside } from './Beside';
import { ContractEdits } from './ContractEdits';
import { ChangeIssue } from './InvalidChangeError';
import { ChangePlan } from './ChangePlan';
import { NotWatched, Running } from './Running';

/** Where in the request a mistake is that shows in a rendering. */
export type Locate = (issue: ChangeIssue) => ChangeIssue;

/** The files of a change as they are put together: its contracts, and what these render to. */
export class ChangeDraft {
  readonly issues: ChangeIssue[] = [];
  private readonly notes = new Set<string>();
  /** Texts by path; null where a file goes. */
  private readonly written: Map<string, string | null>;
  private readonly withoutBase: string[] = [];
  private readonly drifted = new Set<string>();
  private readonly kept = new Set<string>();
  private readonly atHead = new Map<string, Rendering>();

  constructor(
    readonly state: RepositoryState,
    readonly contracts: ContractEdits,
    private readonly beside: Beside,
  ) {
    this.written = new Map(contracts.written);
  }

  /** What is known of the cluster of an environment; nothing where its platform names none. */
  runningIn(environment: string): Running | NotWatched | undefined {
    return this.beside.running.get(environment);
  }

  note(text: string): void {
    this.notes.add(text);
  }

  /** Those of this repository that the service is in. */
  environmentsOf({ spec }: Microservice): string[] {
    return [...this.state.platforms.keys()].filter(environment =>
      Object.hasOwn(spec.environments, environment),
    );
  }

  /** Files that are rendered from a platform alone. */
  add(files: RenderedFile[]): void {
    files.forEach(file => this.write(file, () => file.text));
  }

  /** All that is rendered into a folder: what was rendered there once and is not any more goes. */
  addFolder(folder: string, files: RenderedFile[]): void {
    this.add(files);
    for (const [path, { text }] of filesBelow(this.state, folder)) {
      const isStill = files.some(file => file.path === path);
      if (!isStill && isRendered(text)) this.remove(path);
    }
  }

  /** All files of a service. */
  renderService(service: Microservice, environment: string): void {
    this.findTakenHosts(service, environment);
    this.render(service, environment, () => true);
  }

  /** A service's own files: those of its grants are not this change's business. */
  renderOwn(service: Microservice, environment: string, locate?: Locate): void {
    const folder = paths.service(environment, service.metadata);
    const isOwn = (path: string) => !path.startsWith(`${folder}/callers/`);
    this.findTakenHosts(service, environment, locate);
    this.findDrift(service.metadata, environment, isOwn);
    const rendered = this.render(service, environment, isOwn, locate);
    if (rendered) this.removeOthers(folder, isOwn, rendered);
  }

  /** The file of one grant, which goes where the grant does not hold: the rest of the callee is not our business. */
  renderGrant(
    callee: ServiceName,
    caller: ServiceName,
    environment: string,
    locate?: Locate,
  ): void {
    const path = `${paths.service(environment, callee)}/callers/${
      caller.namespace
    }.${caller.name}.yaml`;
    const service = this.contracts.microservices.get(refOf(callee));
    const grant = this.contracts.grantOf(callee, caller);
    const isHere =
      service && this.environmentsOf(service).includes(environment);
    if (isHere && grant && holdsIn(grant, environment)) {
      const isGrant = (other: string) => other === path;
      this.findDrift(callee, environment, isGrant);
      const rendered = this.render(service, environment, isGrant, locate);
      if (rendered && !rendered.includes(path)) this.remove(path);
    } else {
      this.remove(path);
    }
  }

  toPlan(): Omit<ChangePlan, 'connectivity'> {
    const paths_ = [...this.written.keys()].sort();
    const { microservices, grants } = this.contracts;
    return {
      notes: [...this.notes],
      withoutBase: this.withoutBase,
      drifted: [...this.drifted],
      kept: [...this.kept],
      after: { microservices, grants },
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
    locate: Locate = issue => issue,
  ): string[] | undefined {
    const rendering = render({
      service,
      platform: this.state.platforms.get(environment)!,
      grants: this.contracts.grants.get(refOf(service.metadata)) ?? [],
      peers: name => this.contracts.microservices.get(refOf(name)),
    });
    if (!rendering.ok) {
      this.addIssues(rendering.issues.map(locate));
      return undefined;
    }
    const atHead = this.renderingAtHead(service.metadata, environment);
    rendering.files
      .filter(({ path }) => isWanted(path))
      .forEach(file =>
        this.write(
          file,
          () => atHead.files.find(({ path }) => path === file.path)?.text,
        ),
      );
    // What was so before is no news of this change.
    rendering.notes
      .filter(note => !atHead.notes.includes(note))
      .forEach(note => this.note(note));
    return rendering.files.map(({ path }) => path);
  }

  /** A rendering knows its own service alone: who else exposes a host is for the whole repository to say. */
  private findTakenHosts(
    service: Microservice,
    environment: string,
    locate: Locate = issue => issue,
  ): void {
    const all = [...this.contracts.microservices.values()];
    const platform = this.state.platforms.get(environment)!;
    this.addIssues(hostsTaken(service, all, platform).map(locate));
  }

  /** The same mistake shows in every environment: say it once. */
  private addIssues(issues: ChangeIssue[]): void {
    this.issues.push(
      ...issues.filter(
        issue => !this.issues.some(known => isDeepStrictEqual(known, issue)),
      ),
    );
  }

  /** Whoever changed a contract without its manifests: rendering them now brings that change along. */
  private findDrift(
    service: ServiceName,
    environment: string,
    isWanted: (path: string) => boolean,
  ): void {
    const { files } = this.renderingAtHead(service, environment);
    for (const file of files.filter(({ path }) => isWanted(path))) {
      const current = this.state.files.get(file.path)?.text;
      if (current !== undefined && !isUntouched(current)) continue;
      if (planFile(file, current, () => undefined).action === 'write') {
        this.drifted.add(file.path);
      }
    }
  }

  /** What was rendered once and is not any more goes; what others wrote stays. */
  private removeOthers(
    folder: string,
    isOwn: (path: string) => boolean,
    rendered: string[],
  ): void {
    for (const [path, { text }] of filesBelow(this.state, folder)) {
      if (!isOwn(path) || rendered.includes(path) || !isRendered(text))
        continue;
      this.remove(path);
      if (this.written.has(path)) this.drifted.add(path);
    }
  }

  /** Deletes a file, unless a person edited or wrote it. */
  private remove(path: string): void {
    const current = this.state.files.get(path)?.text;
    if (current === undefined) return;
    if (planRemoval(current) === 'delete') {
      this.written.set(path, null);
    } else {
      this.kept.add(path);
      this.note(keptRemovalNote(path));
    }
  }

  /** What HEAD's contracts render to: that is what a person's edits of a file started from. */
  private renderingAtHead(
    name: ServiceName,
    environment: string,
  ): { files: RenderedFile[]; notes: string[] } {
    const { platforms, microservices, grants } = this.state;
    const service = microservices.get(refOf(name));
    if (!service || !Object.hasOwn(service.spec.environments, environment)) {
      return { files: [], notes: [] };
    }
    const key = `${environment}/${refOf(name)}`;
    const rendering =
      this.atHead.get(key) ??
      render({
        service,
        platform: platforms.get(environment)!,
        grants: grants.get(refOf(name)) ?? [],
        peers: peer => microservices.get(refOf(peer)),
      });
    this.atHead.set(key, rendering);
    return rendering.ok ? rendering : { files: [], notes: [] };
  }

  /** `atHead` is what HEAD's inputs render to: mostly what a person's edits started from; else history tells. */
  private write(file: RenderedFile, atHead: () => string | undefined): void {
    const { path } = file;
    const plan = planFile(
      file,
      this.state.files.get(path)?.text,
      baseAmong(() => [atHead(), ...(this.beside.versions.get(path) ?? [])]),
    );
    if (plan.action === 'unchanged') return;
    if (plan.action === 'write') {
      this.written.set(path, plan.text);
    } else {
      if (plan.reason === 'no-base') this.withoutBase.push(path);
      this.kept.add(path);
      this.note(keptFileNote(path, plan.reason));
    }
    plan.kept.forEach(edit => {
      this.kept.add(path);
      this.note(keptEditNote(path, edit));
    });
  }
}

function holdsIn({ spec }: Grant, environment: string): boolean {
  return !spec.environments || spec.environments.includes(environment);
}
