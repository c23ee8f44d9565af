import { FindBase } from '../plan-file';
import { isUntouched } from '../rendered-file';

/**
 * Finds a base among texts, the likeliest first: what HEAD's inputs render to, then earlier versions of the file. They
 * are asked for only where a base is needed.
 * @public
 */
export function baseAmong(texts: () => (string | undefined)[]): FindBase {
  return hash =>
    texts().find(text => text?.includes(hash) && isUntouched(text));
}
