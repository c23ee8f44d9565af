import { CapabilityAnswer } from './answers-on';

/**
 * What an environment says to a service that meets one of its limits, in one sentence: the same in the form, in the API
 * and in the body of a change.
 * @public
 */
export function saidOfAnswer(
  environment: string,
  { path, because, cell }: CapabilityAnswer,
): string {
  const asked = path.join('.') || 'the service';
  const stated = `platform/${environment}.yaml (${because})`;
  return 'refused' in cell
    ? `${asked} asks for what ${stated} does not carry: ${cell.refused}`
    : `${asked} on ${stated}: ${cell.degraded}`;
}
