import { Match } from '../labels/selector';
import { Arrival } from '../packet/arrival';
import { Caller } from './caller';
import { conditionHolds } from './condition';
import { always, bothMatch, Matching } from './matching';
import { operationMatches } from './operation';
import { AuthorizationRule } from './rule-schema';
import { sourceMatches } from './source';

/** What a rule is held against. */
export interface Matched {
  arrival: Arrival;
  caller: Caller;
  /** The policy's. */
  namespace: string;
  /** Does anything read the tokens of requests? */
  hasTokens: Match;
}

/**
 * The ways in which a rule may match: one of its sources and one of its operations, with all of its conditions.
 * "A match occurs when at least one source, one operation and all conditions match the request."
 */
export function waysToMatch(
  rule: AuthorizationRule,
  matched: Matched,
): Matching[] {
  const callers = fromWhom(rule, matched);
  if (callers.every(({ is }) => is === 'never')) {
    return [callers.find(isTelling) ?? callers[0]];
  }
  const operations = rule.to.length
    ? rule.to.map(one => operationMatches(one.operation, matched.arrival))
    : [always];
  return callers
    .filter(({ is }) => is !== 'never')
    .flatMap(caller => operations.map(one => bothMatch(caller, one)));
}

/** Each source, with all conditions. */
function fromWhom(
  { from, when }: AuthorizationRule,
  { arrival, caller, namespace, hasTokens }: Matched,
): Matching[] {
  const conditions = when.map(one =>
    conditionHolds(one, arrival, caller, namespace, hasTokens),
  );
  const sources = from.length
    ? from.map(({ source }) =>
        sourceMatches(source, caller, namespace, hasTokens),
      )
    : [always];
  const distinct = sources.some(({ is }) => is === 'always')
    ? [always]
    : sources;
  return distinct.map(source => bothMatch(source, ...conditions));
}

function isTelling(matching: Matching): boolean {
  return matching.is === 'never' && matching.because !== undefined;
}
