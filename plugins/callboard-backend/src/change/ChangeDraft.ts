import { addCall, Caller, Grant, Microservice } from '@callboard/contract';
import {
  deployedNamespace,
  isUntouched,
  paths,
  planFile,
  render,
  RenderedFile,
  renderNamespace,
} from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { refOf, RepositoryState } from '../repository/state';
import { callPrefixes } from './call-prefixes';
import { ChangeIssue } from './InvalidChangeError';
import { keptEditNote, keptFileNote } from './kept-notes';
import { Onboarding, OnboardingRequest } from './onboarding';

/** The files of a change as they are put together, over the state that they start from. */
export class ChangeDraft {
  readonly issues: ChangeIssue[] = [];
  private readonly notes = new Set<string>();
  private readonly written = new Map<string, string>();
  private readonly withoutBase: string[] = [];
  private readonly microservices: Map<string, Microservice>;
  private readonly grants: Map<string, Grant[]>;

  constructor(
    private readonly state: RepositoryState,
    private readonly versions: Map<string, string[]>,
  ) {
    this.microservices = new Map(state.microservices);
    this.grants = new Map(state.grants);
  }

  addContracts({
    microservice,
    callers,
    requestedBy,
  }: OnboardingRequest): void {
    const { metadata, spec } = microservice;
    if (!this.microservices.has(refOf(metadata))) {
      this.microservices.set(refOf(metadata), microservice);
      this.written.set(
        paths.microservice(metadata),
        stringify(microservice, { lineWidth: 0 }),
      );
    }
    const callees = new Map<string, Set<string>>();
    for (const call of Object.values(spec.calls ?? {})) {
      if (typeof call.port === 'number') continue; // nobody here manages the callee
      const callee = refOf({ namespace: call.namespace, name: call.service });
      callees.set(callee, (callees.get(callee) ?? new Set()).add(call.port));
    }
    for (const [callee, ports] of callees) {
      this.addGrant(callee, { ...metadata, ports: [...ports] }, requestedBy, [
        'spec',
        'calls',
      ]);
    }
    for (const [index, caller] of callers.entries()) {
      this.addGrant(refOf(metadata), caller, requestedBy, ['callers', index]);
      this.addCalls(caller, microservice);
    }
  }

  private addGrant(
    callee: string,
    caller: Caller,
    requestedBy: string,
    at: (string | number)[],
  ): void {
    const [namespace, name] = callee.split('/');
    const path = paths.grant({ namespace, name }, caller);
    const existing = this.grants
      .get(callee)
      ?.find(({ metadata }) => refOf(metadata) === refOf(caller));
    const missing = caller.ports.filter(
      port => !existing?.spec.ports.includes(port),
    );
    if (existing && missing.length) {
      this.issues.push({
        code: 'grant-exists',
        path: at,
        message: `${path} grants ${refOf(
          caller,
        )} other ports: add ${missing.join(', ')} there first`,
      });
    }
    if (existing || this.state.files.has(path)) return;
    const grant: Grant = {
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Grant',
      metadata: { name: caller.name, namespace: caller.namespace },
      spec: {
        ports: caller.ports,
        ...(caller.http && { http: caller.http }),
        ...(caller.environments && { environments: caller.environments }),
        ...(/^user:/.test(requestedBy) && { requestedBy }),
      },
    };
    this.grants.set(callee, [...(this.grants.get(callee) ?? []), grant]);
    this.written.set(path, stringify(grant, { lineWidth: 0 }));
  }

  /** The caller's own side: without it its pods are let in but not out. */
  private addCalls(caller: Caller, callee: Microservice): void {
    const contract = this.microservices.get(refOf(caller));
    const path = paths.microservice(caller);
    const file = this.state.files.get(path);
    if (!contract || !file) return; // refused as peer-unknown when the service is rendered
    let text = file.text;
    let calls = contract.spec.calls ?? {};
    for (const [prefix, call] of callPrefixes(contract, callee, caller.ports)) {
      const added = addCall(text, prefix, call);
      if (!added.ok) {
        this.issues.push(
          ...added.issues.map(issue => ({
            ...issue,
            path: ['callers'],
            message: `${path}: ${issue.message}`,
          })),
        );
        return;
      }
      text = added.value;
      calls = { ...calls, [prefix]: call };
    }
    if (text !== file.text) {
      this.microservices.set(refOf(caller), {
        ...contract,
        spec: { ...contract.spec, calls },
      });
      this.written.set(path, text);
    }
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
      const callee = this.microservices.get(
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

  renderCallers({ callers }: OnboardingRequest): void {
    for (const caller of callers) {
      const contract = this.microservices.get(refOf(caller));
      for (const [environment] of contract ? this.platformsOf(contract) : []) {
        this.render(
          contract!,
          environment,
          path => !path.includes('/callers/'),
        );
        if (
          this.written.has(
            `${paths.service(environment, caller)}/deployment.yaml`,
          )
        ) {
          this.notes.add(
            `${refOf(caller)} restarts in ${environment}: its settings change`,
          );
        }
      }
    }
  }

  toPlan(): Onboarding {
    const paths_ = [...this.written.keys()].sort();
    return {
      notes: [...this.notes],
      withoutBase: this.withoutBase,
      edits: paths_.map(path => ({
        path,
        before: this.state.files.get(path)?.oid ?? null,
        after: this.written.get(path)!,
      })),
      files: paths_.map(path => ({
        path,
        before: this.state.files.get(path)?.text ?? null,
        after: this.written.get(path)!,
      })),
    };
  }

  private render(
    service: Microservice,
    environment: string,
    isWanted: (path: string) => boolean,
  ): void {
    const rendering = render({
      service,
      platform: this.state.platforms.get(environment)!,
      grants: this.grants.get(refOf(service.metadata)) ?? [],
      peers: name => this.microservices.get(refOf(name)),
    });
    if (!rendering.ok) {
      this.addIssues(rendering.issues);
      return;
    }
    rendering.files
      .filter(({ path }) => isWanted(path))
      .forEach(file =>
        this.write(file, () =>
          this.renderAtHead(service, environment, file.path),
        ),
      );
    rendering.notes.forEach(note => this.notes.add(note));
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
  private renderAtHead(
    { metadata }: Microservice,
    environment: string,
    path: string,
  ): string | undefined {
    const { platforms, microservices, grants } = this.state;
    const service = microservices.get(refOf(metadata));
    if (!service || !Object.hasOwn(service.spec.environments, environment)) {
      return undefined;
    }
    const rendering = render({
      service,
      platform: platforms.get(environment)!,
      grants: grants.get(refOf(metadata)) ?? [],
      peers: name => microservices.get(refOf(name)),
    });
    return rendering.ok
      ? rendering.files.find(file => file.path === path)?.text
      : undefined;
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
          kind === 'Namespace' && metadata.name === deployed,
      );
    return !isDeclared && !this.hasNamespaceFolder(environment, namespace);
  }
}
