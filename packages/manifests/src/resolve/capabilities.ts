import { answersOn } from '@callboard/contract';
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
  for (const { cell, path, because } of answersOn(platform, asking)) {
    const asked = path.join('.') || 'the service';
    const stated = `platform/${environment}.yaml (${because})`;
    if ('refused' in cell)
      findings.refuse(
        'not-on-this-platform',
        path,
        `${asked} asks for what ${stated} does not carry: ${cell.refused}`,
      );
    else findings.note(`${asked} on ${stated}: ${cell.degraded}`);
  }
}
