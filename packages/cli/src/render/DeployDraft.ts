import {
  baseAmong,
  deployedNamespace,
  isRendered,
  keptEditNote,
  keptFileNote,
  keptRemovalNote,
  paths,
  planFile,
  planRemoval,
  type RenderedFile,
} from '@callboard/manifests';
import { toSnapshot } from '@callboard/reachability';
import { renderEnvironment, renderNamespaces } from './render-all';
import { Repository } from './Repository';

/** What becomes of `deploy/`. */
export interface DeployPlan {
  /** Texts by path, in alphabetical order; null where a file goes. */
  writes: [path: string, text: string | null][];
  notes: string[];
  /** Files that stay because nothing tells what they were rendered from. */
  withoutBase: string[];
  /** What stands in the way: with any, nothing is written. */
  issues: { path: string; message: string }[];
}

/** What becomes of the files of one environment, as it is put together. */
export class DeployDraft implements DeployPlan {
  readonly writes: [string, string | null][] = [];
  readonly notes: string[] = [];
  readonly withoutBase: string[] = [];
  issues: DeployPlan['issues'] = [];
  private atHead: Map<string, string> | undefined;

  constructor(
    private readonly repository: Repository,
    private readonly environment: string,
    private readonly versions: Map<string, string[]>,
  ) {}

  plan(): this {
    const { contracts } = this.repository;
    const { files, notes, issues } = renderEnvironment(
      contracts,
      this.environment,
    );
    this.issues = issues;
    this.notes.push(...notes);
    const wanted = [...this.namespaceFiles(), ...files];
    wanted.forEach(file => this.write(file));
    this.removeOthers(new Set(wanted.map(({ path }) => path)));
    return this;
  }

  /** Those of a new namespace, and those that are there: one that is there is isolated by nobody in passing. */
  private namespaceFiles(): RenderedFile[] {
    const { contracts, deployed } = this.repository;
    const platform = contracts.platforms.get(this.environment)!;
    const known = this.knownNamespaces();
    return [...renderNamespaces(contracts, this.environment)].flatMap(
      ([name, files]) => {
        const inCluster = deployedNamespace(name, platform);
        const isNew = !known.has(inCluster) && !this.hasFolder(name);
        if (isNew && platform.spec.namespaces === 'all-in-git') return files;
        if (isNew) {
          this.notes.push(
            `the namespace ${inCluster} must exist in ${this.environment}: the platform does not say that this repository holds all namespaces`,
          );
        }
        return files.filter(({ path }) => isRendered(deployed.get(path) ?? ''));
      },
    );
  }

  private hasFolder(namespace: string): boolean {
    const folder = `${paths.environment(this.environment)}/${namespace}/`;
    return [...this.repository.deployed.keys()].some(path =>
      path.startsWith(folder),
    );
  }

  /** Those that manifests of the environment speak of. */
  private knownNamespaces(): Set<string> {
    const files = this.ownFiles().map(([path, text]) => ({ path, text }));
    return new Set(
      toSnapshot(files).objects.flatMap(({ kind, metadata }) =>
        kind === 'Namespace' ? metadata.name : metadata.namespace ?? [],
      ),
    );
  }

  private ownFiles(): [string, string][] {
    const folder = `${paths.environment(this.environment)}/`;
    return [...this.repository.deployed].filter(([path]) =>
      path.startsWith(folder),
    );
  }

  private write(file: RenderedFile): void {
    const { path } = file;
    const plan = planFile(
      file,
      this.repository.deployed.get(path),
      baseAmong(() => [
        this.textAtHead(path),
        ...(this.versions.get(path) ?? []),
      ]),
    );
    if (plan.action === 'unchanged') return;
    if (plan.action === 'write') this.writes.push([path, plan.text]);
    else {
      if (plan.reason === 'no-base') this.withoutBase.push(path);
      this.notes.push(keptFileNote(path, plan.reason));
    }
    this.notes.push(...plan.kept.map(edit => keptEditNote(path, edit)));
  }

  /** What was rendered once and is not any more goes, unless somebody edited it. A namespace stays. */
  private removeOthers(wanted: Set<string>): void {
    for (const [path, text] of this.ownFiles()) {
      if (
        wanted.has(path) ||
        !isRendered(text) ||
        path.includes('/_namespace/')
      ) {
        continue;
      }
      if (planRemoval(text) === 'delete') this.writes.push([path, null]);
      else this.notes.push(keptRemovalNote(path));
    }
  }

  /** What HEAD's contracts render to; worked out once somebody asks. */
  private textAtHead(path: string): string | undefined {
    this.atHead ??= this.renderHead();
    return this.atHead.get(path);
  }

  private renderHead(): Map<string, string> {
    const { atHead } = this.repository;
    if (!atHead?.platforms.has(this.environment)) return new Map();
    const files = [
      ...renderEnvironment(atHead, this.environment).files,
      ...[...renderNamespaces(atHead, this.environment).values()].flat(),
    ];
    return new Map(files.map(({ path, text }) => [path, text]));
  }
}
