import { addCall, Caller, Grant, Microservice } from '@callboard/contract';
import {
  paths,
  planFile,
  render,
  RenderedFile,
  renderNamespace,
} from '@callboard/manifests';
import { FileDiff } from '@callboard/plugin-callboard-common';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { FileEdit } from '../git/GitHost';
import { refOf, RepositoryState } from '../repository/state';
import { ChangeIssue } from './InvalidChangeError';
import { callPrefixes } from './call-prefixes';

export interface OnboardingRequest {
  microservice: Microservice;
  callers: Caller[];
  requestedBy: string;
}

/** What an onboarding writes, and what a reviewer should know of it. */
export interface Onboarding {
  edits: FileEdit[];
  files: FileDiff[];
  notes: string[];
}

/**
 * Plans the change that brings a new service: its contract, a grant on both sides of each call, and the manifests
 * of every environment. Pure: nothing is read but `state`, nothing is written.
 *
 * A service that is there already with exactly this contract plans nothing.
 */
export function planOnboarding(
  state: RepositoryState,
  request: OnboardingRequest,
): { ok: true; plan: Onboarding } | { ok: false; issues: ChangeIssue[] } {
  const refusals = refuse(state, request);
  if (refusals.length) return { ok: false, issues: refusals };
  const draft = new Draft(state);
  draft.addContracts(request);
  draft.renderService(request.microservice);
  draft.renderGrantsOfCallees(request.microservice);
  draft.renderCallers(request);
  return draft.issues.length
    ? { ok: false, issues: draft.issues }
    : { ok: true, plan: draft.toPlan() };
}

const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
  'Service',
];

function refuse(
  state: RepositoryState,
  { microservice, callers }: OnboardingRequest,
): ChangeIssue[] {
  const { name, namespace } = microservice.metadata;
  const issues: ChangeIssue[] = [];
  const existing = state.microservices.get(refOf(microservice.metadata));
  if (
    existing
      ? !isDeepStrictEqual(existing, microservice)
      : state.files.has(paths.microservice(microservice.metadata))
  ) {
    issues.push({
      code: 'already-onboarded',
      path: ['metadata', 'name'],
      message: `${namespace}/${name} is in this repository already, with another contract: choose another name, or change ${paths.microservice(
        microservice.metadata,
      )}`,
    });
  }
  for (const environment of Object.keys(microservice.spec.environments)) {
    if (!state.platforms.has(environment)) {
      issues.push({
        code: 'environment-unknown',
        path: ['spec', 'environments', environment],
        message: `${environment} is not an environment of this repository: use ${[
          ...state.platforms.keys(),
        ].join(' or ')}`,
      });
    }
    const running = state.snapshots
      .get(environment)
      ?.objects.find(
        ({ kind, metadata }) =>
          workloadKinds.includes(kind) &&
          metadata.name === name &&
          metadata.namespace === namespace,
      );
    if (running && !existing) {
      issues.push({
        code: 'workload-exists',
        path: ['metadata', 'name'],
        message: `${running.kind} ${namespace}/${name} is in ${environment} already (${running.at.path}): choose another name`,
      });
    }
  }
  for (const [index, caller] of callers.entries()) {
    const isItself = caller.name === name && caller.namespace === namespace;
    const isTwice =
      callers.findIndex(other => refOf(other) === refOf(caller)) !== index;
    if (isItself || isTwice) {
      issues.push({
        code: isItself ? 'caller-is-itself' : 'caller-twice',
        path: ['callers', index, 'name'],
        message: isItself
          ? `${refOf(
              caller,
            )} is the service itself: pods of one service need no grant`
          : `${refOf(caller)} is named twice: name it once with all its ports`,
      });
    }
  }
  return issues;
}

/** The files of a change as they are put together, over the state that they start from. */
class Draft {
  readonly issues: ChangeIssue[] = [];
  private readonly notes = new Set<string>();
  private readonly written = new Map<string, string>();
  private readonly microservices: Map<string, Microservice>;
  private readonly grants: Map<string, Grant[]>;

  constructor(private readonly state: RepositoryState) {
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
            this.write(file),
          );
        }
      } else if (!this.hasNamespaceFolder(environment, namespace)) {
        this.notes.add(
          `the namespace ${namespace} must exist in ${environment} before this is merged: the platform does not say that this repository holds all namespaces`,
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
      .forEach(file => this.write(file));
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

  private write(file: RenderedFile): void {
    const plan = planFile(file, this.state.files.get(file.path)?.text);
    if (plan.action === 'write') {
      this.written.set(file.path, plan.text);
    } else if (plan.action === 'keep') {
      this.notes.add(
        `${file.path} was edited by hand and stays as it is: what this change needs in it is missing until somebody adds it`,
      );
    }
  }

  private platformsOf(service: Microservice) {
    return [...this.state.platforms].filter(
      ([environment]) => environment in service.spec.environments,
    );
  }

  private hasNamespaceFolder(environment: string, namespace: string): boolean {
    const folder = `${paths.environment(environment)}/${namespace}/`;
    return [...this.state.files.keys()].some(path => path.startsWith(folder));
  }

  private isNewNamespace(environment: string, namespace: string): boolean {
    const isDeclared = this.state.snapshots
      .get(environment)
      ?.objects.some(
        ({ kind, metadata }) =>
          kind === 'Namespace' && metadata.name === namespace,
      );
    return !isDeclared && !this.hasNamespaceFolder(environment, namespace);
  }
}
