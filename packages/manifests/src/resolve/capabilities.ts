import { answersOn, saidOfAnswer } from '@callboard/contract';
import { RenderInput } from '../render-input';
import { holdsIn } from './callers';
import { Findings } from './render-issue';

/** What this service asks for and this platform cannot give, or gives less of than one would expect. */
export function checkCapabilities(
  { service, platform, grants }: RenderInput,
  findings: Findings,
): void {
  const environment = platform.metadata.name;
  const here = grants.filter(grant => holdsIn(grant, environment));
  const asking = { spec: service.spec, grants: here };
  for (const answer of answersOn(platform, asking)) {
    const said = saidOfAnswer(environment, answer);
    if ('refused' in answer.cell)
      findings.refuse('not-on-this-platform', answer.path, said);
    else findings.note(said);
  }
}
