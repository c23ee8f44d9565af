import {
  addCall,
  Caller,
  Grant,
  Microservice,
  parseMicroservice,
  Parsed,
  readDocument,
} from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { refOf, RepositoryState } from '../repository/state';
import { callPrefixes } from './call-prefixes';
import { ChangeIssue } from './InvalidChangeError';
import { OnboardingRequest } from './onboarding';

/** The contracts and grants of a change, over those of the state that it starts from. */
export class ContractEdits {
  readonly issues: ChangeIssue[] = [];
  /** Texts by path. */
  readonly written = new Map<string, string>();
  readonly microservices: Map<string, Microservice>;
  readonly grants: Map<string, Grant[]>;

  constructor(private readonly state: RepositoryState) {
    this.microservices = new Map(state.microservices);
    this.grants = new Map(state.grants);
  }

  /** The contract of a new service, and both sides of every call to and from it. */
  onboard({ microservice, callers, requestedBy }: OnboardingRequest): void {
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
    if (
      existing ? !isSameGrant(existing, caller) : this.state.files.has(path)
    ) {
      this.issues.push({
        code: 'grant-exists',
        path: at,
        message: `${path} is there already, and grants ${refOf(
          caller,
        )} something else than asked or cannot be read: change or remove it first`,
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
    }
    if (text === file.text) return;
    const edited = readContract(text);
    if (edited.ok) {
      this.microservices.set(refOf(caller), edited.value);
      this.written.set(path, text);
    } else {
      this.issues.push(
        ...edited.issues.map(issue => ({
          ...issue,
          path: ['callers'],
          message: `${path} with the new call: ${issue.message}`,
        })),
      );
    }
  }
}

/** Does a grant say exactly what is asked: neither less nor more? */
function isSameGrant({ spec }: Grant, { ports, http, environments }: Caller) {
  return (
    isDeepStrictEqual([...spec.ports].sort(), [...ports].sort()) &&
    isDeepStrictEqual(spec.http, http) &&
    isDeepStrictEqual(spec.environments, environments)
  );
}

function readContract(text: string): Parsed<Microservice> {
  const document = readDocument(text);
  return document.ok ? parseMicroservice(document.value) : document;
}
