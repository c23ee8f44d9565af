import {
  AccessGrant,
  AccessRevocation,
  parseAccessGrant,
  parseAccessRevocation,
  Parsed,
} from '@callboard/contract';
import {
  ChangeDetail,
  ProposalRequest,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { callerOf, ChangeName, subjectOf } from '../../change-name';

/** A request to grant or to revoke, as it came. */
export type AccessRequest = Extract<
  ProposalRequest,
  { operation: 'grant' | 'revoke' }
>;

type Judgement<Request> = Parsed<
  Request extends { operation: 'grant' } ? AccessGrant : AccessRevocation
>;

/** Judges what is asked for by the parser of the contract. */
export function judgeAccess<Request extends AccessRequest>({
  operation,
  repository: _,
  dryRun: __,
  taskId: ___,
  ...access
}: Request): Judgement<Request> {
  const parse =
    operation === 'grant' ? parseAccessGrant : parseAccessRevocation;
  return parse(access) as Judgement<Request>;
}

/** Who calls, and who is called. */
export interface Pair {
  service: ServiceName;
  caller: ServiceName;
}

export function changeNameOf(
  operation: 'grant' | 'revoke',
  { service, caller }: Pair,
): ChangeName {
  return { operation, service, subject: subjectOf(caller) };
}

/** Whom a change is about, by its branch. */
export function pairOf({ service, branch }: ChangeDetail): Pair | undefined {
  const caller = callerOf(branch);
  return caller && { service, caller };
}
