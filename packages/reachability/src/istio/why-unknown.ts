import { Identity } from './identity';
import { Because } from './matching';

/** Why it is not known who calls. */
export function whyUnknown(
  { why }: Extract<Identity, { kind: 'unknown' }>,
  peer: string,
): Because {
  return why === 'membership'
    ? { code: 'identity-unknown', detail: { peer } }
    : { code: 'identity-between-modes', detail: { peer } };
}
