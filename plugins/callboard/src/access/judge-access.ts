import {
  Issue,
  parseAccessGrant,
  parseAccessRevocation,
} from '@callboard/contract';
import { ProposalRequest } from '@callboard/plugin-callboard-common';
import { given } from '../onboarding/inputs/given';
import { GrantValue, RevocationValue } from './access-value';

/** What the form says, judged by the contract: the request for it, or every mistake in it. */
export type JudgedAccess =
  | { request: ProposalRequest; issues: [] }
  | { request?: undefined; issues: Issue[] };

/** Judges what the form to grant access says. */
export function judgeGrant(value: GrantValue): JudgedAccess {
  const asked = { service: {}, caller: {}, ports: [], ...given(value) };
  const parsed = parseAccessGrant(asked);
  return parsed.ok
    ? { request: { operation: 'grant', ...asked }, issues: [] }
    : { issues: parsed.issues };
}

/** Judges what the form to revoke access says. */
export function judgeRevocation(value: RevocationValue): JudgedAccess {
  const asked = { service: {}, caller: {}, ...given(value) };
  const parsed = parseAccessRevocation(asked);
  return parsed.ok
    ? { request: { operation: 'revoke', ...asked }, issues: [] }
    : { issues: parsed.issues };
}
