import { Network, ServiceRef } from '@callboard/reachability';
import { Check, Draft } from './check';
import { checks } from './checks';
import { DeclaredCall } from './declared-call';
import { Finding, worstFirst } from './finding';
import { Subject, subjectOf, subjectsOf } from './subject';
import { Survey, surveyOf } from './survey';

/**
 * What concerns one service: its pods, its Service, its policies, the calls to and from it. Errors first; nothing where
 * nothing is found, which is no promise where the network could not be read: that is a finding, too.
 * @public
 */
export function check(
  network: Network,
  service: ServiceRef,
  declared: DeclaredCall[],
): Finding[] {
  const survey = surveyOf(network, declared);
  return worstFirst(findingsOn(subjectOf(survey, service), survey));
}

/**
 * What concerns any service of the network, as {@link check} says of each, and what concerns none. Errors first.
 * @public
 */
export function checkAll(
  network: Network,
  declared: DeclaredCall[],
): Finding[] {
  const survey = surveyOf(network, declared);
  return worstFirst(
    subjectsOf(survey).flatMap(subject => findingsOn(subject, survey)),
  );
}

function findingsOn(subject: Subject, survey: Survey): Finding[] {
  return checks.flatMap(one =>
    one
      .find(subject, survey)
      .map(draft => toFinding(one, subject, draft, survey)),
  );
}

/** What nothing carries out can break nothing, and protect nothing: it is said as what would be. */
function toFinding(
  { id, severity, holds }: Check,
  { ref }: Subject,
  draft: Draft,
  { network }: Survey,
): Finding {
  const isMoot =
    network.facts.enforcedBy === 'none' &&
    (draft.holds ?? holds) === 'where-enforced';
  return {
    id,
    severity: isMoot ? 'info' : draft.severity ?? severity,
    ...(ref && { service: ref }),
    message: isMoot
      ? `Were NetworkPolicy enforced here, this would be wrong: ${draft.message}`
      : draft.message,
    ...(draft.peers?.length && { peers: draft.peers }),
    evidence: draft.evidence,
    fix: draft.fix,
  };
}
