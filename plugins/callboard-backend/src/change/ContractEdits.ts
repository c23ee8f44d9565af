import {
  addCall,
  editGrant,
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  Parsed,
  readDocument,
  removeCall,
} from '@callboard/contract';
import { paths, ServiceName } from '@callboard/manifests';
import { FileDiff } from '@callboard/plugin-callboard-common';
import { stringify } from 'yaml';
import { filesBelow } from '../repository/files-below';
import { RepositoryFile } from '../repository/read-file';
import { refOf, RepositoryState, toState } from '../repository/state';
import { callPrefixes } from './call-prefixes';
import { grantIn } from './grant-in';
import { ChangeIssue } from './InvalidChangeError';

type Path = (string | number)[];

/** The contracts and grants of a change, over those of the state that it starts from. */
export class ContractEdits {
  readonly issues: ChangeIssue[] = [];
  /** Texts by path; null where a file goes. */
  readonly written = new Map<string, string | null>();
  readonly microservices: Map<string, Microservice>;
  readonly grants: Map<string, Grant[]>;

  constructor(readonly state: RepositoryState) {
    this.microservices = new Map(state.microservices);
    this.grants = new Map(state.grants);
  }

  /** What a change holds that was planned before. */
  take(files: FileDiff[]): void {
    const isContract = (path: string) => path.startsWith(`${paths.services}/`);
    const contracts = new Map<string, RepositoryFile>(
      filesBelow(this.state, paths.services),
    );
    for (const { path, after } of files) {
      if (!isContract(path)) continue;
      this.written.set(path, after);
      if (after === null) contracts.delete(path);
      else contracts.set(path, { oid: '', text: after });
    }
    const taken = toState('', contracts, this.state);
    refill(this.microservices, taken.microservices);
    refill(this.grants, taken.grants);
  }

  addService(microservice: Microservice): void {
    const { metadata } = microservice;
    if (this.microservices.has(refOf(metadata))) return;
    this.microservices.set(refOf(metadata), microservice);
    this.written.set(
      paths.microservice(metadata),
      stringify(microservice, { lineWidth: 0 }),
    );
  }

  grantOf(callee: ServiceName, caller: ServiceName): Grant | undefined {
    return grantIn(this.grants, { service: callee, caller });
  }

  addGrant(
    callee: ServiceName,
    { namespace, name }: ServiceName,
    spec: Grant['spec'],
    at: Path,
  ): void {
    const path = paths.grant(callee, { namespace, name });
    const grant = this.accept(
      parseGrant({
        apiVersion: 'callboard.dev/v1alpha1',
        kind: 'Grant',
        metadata: { name, namespace },
        spec,
      }),
      path,
      at,
    );
    if (!grant) return;
    this.grants.set(refOf(callee), [
      ...(this.grants.get(refOf(callee)) ?? []),
      grant,
    ]);
    this.written.set(path, stringify(grant, { lineWidth: 0 }));
  }

  /** The text of a grant that is there gets another `spec`; what else a person wrote in it stays. */
  changeGrant(
    callee: ServiceName,
    caller: ServiceName,
    spec: Grant['spec'],
    at: Path,
  ): void {
    const path = paths.grant(callee, caller);
    const text = this.accept(editGrant(this.textAt(path), spec), path, at);
    if (text === undefined) return;
    this.written.set(path, text);
    this.grants.set(
      refOf(callee),
      this.grants
        .get(refOf(callee))!
        .map(grant =>
          refOf(grant.metadata) === refOf(caller) ? { ...grant, spec } : grant,
        ),
    );
  }

  removeGrant(callee: ServiceName, caller: ServiceName): void {
    this.written.set(paths.grant(callee, caller), null);
    this.grants.set(
      refOf(callee),
      this.grants
        .get(refOf(callee))!
        .filter(({ metadata }) => refOf(metadata) !== refOf(caller)),
    );
  }

  /** The caller's own side: without it its pods are let in but not out. Nothing for a caller without a contract. */
  addCalls(
    caller: ServiceName,
    callee: Microservice,
    ports: string[],
    at: Path,
  ): void {
    const contract = this.microservices.get(refOf(caller));
    if (!contract) return;
    const added = callPrefixes(contract, callee, ports);
    this.editService(
      caller,
      added.map(
        ([prefix, call]) =>
          text =>
            addCall(text, prefix, call),
      ),
      at,
    );
  }

  /** On these ports, or on all. */
  removeCalls(
    caller: ServiceName,
    callee: ServiceName,
    ports: string[] | undefined,
    at: Path,
  ): void {
    const calls = this.microservices.get(refOf(caller))?.spec.calls ?? {};
    const removed = Object.entries(calls).filter(
      ([, call]) =>
        call.service === callee.name &&
        call.namespace === callee.namespace &&
        (!ports || ports.some(port => port === call.port)),
    );
    this.editService(
      caller,
      removed.map(
        ([prefix]) =>
          text =>
            removeCall(text, prefix),
      ),
      at,
    );
  }

  /** The text of a contract after one edit after the other; nothing is written where one fails. */
  private editService(
    service: ServiceName,
    edits: ((text: string) => Parsed<string>)[],
    at: Path,
  ): void {
    const path = paths.microservice(service);
    let text: string | undefined = this.textAt(path);
    for (const edit of edits) {
      text = this.accept(edit(text), path, at);
      if (text === undefined) return;
    }
    const contract = edits.length
      ? this.accept(readContract(text), `${path} with its new calls`, at)
      : undefined;
    if (!contract) return;
    this.microservices.set(refOf(service), contract);
    this.written.set(path, text);
  }

  private textAt(path: string): string {
    return this.written.get(path) ?? this.state.files.get(path)?.text ?? '';
  }

  private accept<T>(parsed: Parsed<T>, what: string, at: Path): T | undefined {
    if (parsed.ok) return parsed.value;
    this.issues.push(
      ...parsed.issues.map(({ code, message }) => ({
        code,
        path: at,
        message: `${what}: ${message}`,
      })),
    );
    return undefined;
  }
}

function readContract(text: string): Parsed<Microservice> {
  const document = readDocument(text);
  return document.ok ? parseMicroservice(document.value) : document;
}

function refill<T>(map: Map<string, T>, values: Map<string, T>): void {
  map.clear();
  values.forEach((value, key) => map.set(key, value));
}
