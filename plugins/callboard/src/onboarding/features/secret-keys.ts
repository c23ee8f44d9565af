import { SecretValue } from '../form-data';
import { toLines } from '../inputs/lines';
import { pairsAsTyped, pairsOrText } from '../inputs/pairs';
import { IssuePath, pathsBelow } from '../paths-below';

/** The keys of a secret as lines `VARIABLE=key`; nothing where there is none. */
export function keysAsLines(keys: SecretValue['keys']): string[] | undefined {
  return toLines(pairsAsTyped(keys, '\n'));
}

/** The keys that such lines say; lines that cannot be read stay text, which the contract refuses. */
export function linesToKeys(lines: string[] | undefined): SecretValue['keys'] {
  return lines && pairsOrText(lines.join('\n'), '\n');
}

/** Where the issues of the keys of a secret are: the map, and each of its variables. */
export function pathsOfKeys(index: number, keys: SecretValue['keys']) {
  const path: IssuePath = ['spec', 'secrets', index, 'keys'];
  return pathsBelow(path, typeof keys === 'object' ? Object.keys(keys) : []);
}
