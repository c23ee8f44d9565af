import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import { ConnectionState } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';

/** The end that the entity on the page stands for: in *Callers* it is called, in *Calls* it calls. */
export type Direction = 'callers' | 'calls';

/** A function that says the texts of Callboard. */
export type Translate = TranslationFunction<typeof callboardTranslationRef.T>;

/** A state in words: whose side is closed is said from where the reader stands. */
export function stateText(
  t: Translate,
  state: ConnectionState,
  direction: Direction,
): string {
  switch (state) {
    case 'half-open-caller':
      return t(
        `connections.state.halfOpen.${
          direction === 'calls' ? 'yours' : 'theirs'
        }`,
      );
    case 'half-open-called':
      return t(
        `connections.state.halfOpen.${
          direction === 'calls' ? 'theirs' : 'yours'
        }`,
      );
    default:
      return t(`connections.state.${state}`);
  }
}

/** Every state, the ones to look at first first. */
export const statesByUrgency: ConnectionState[] = [
  'declared-but-blocked',
  'half-open-called',
  'half-open-caller',
  'unknown',
  'depends',
  'allowed-but-undeclared',
  'ok',
];
