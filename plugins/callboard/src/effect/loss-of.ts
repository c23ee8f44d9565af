import {
  ChangedEdgeView,
  ConnectivityEffect,
} from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';
import { nameOf } from './effect-groups';

/** Whether anybody loses access, in a sentence. */
export type Loss = { isLoss: 'no' | 'yes' | 'unsure'; text: string };

/** More callers than this are counted. */
const named = 3;

/** Never says "nobody" of what the reader may not see, or of access that may be less than before. */
export function lossOf(
  t: Translate,
  { environments }: ConnectivityEffect,
): Loss {
  const losers = [
    ...new Set(
      environments.flatMap(({ closed }) =>
        closed.map(({ from }) => nameOf(from)),
      ),
    ),
  ];
  if (losers.length > 0) {
    return {
      isLoss: 'yes',
      text: t('effect.loss.lose', {
        count: losers.length,
        names: listed(t, losers),
      }),
    };
  }
  if (environments.some(({ changed }) => changed.some(mayBeLess))) {
    return { isLoss: 'unsure', text: t('effect.loss.maybeLess') };
  }
  if (environments.some(({ hidden }) => hidden > 0)) {
    return { isLoss: 'unsure', text: t('effect.loss.nobodyVisible') };
  }
  const isChange = environments.some(
    ({ opened, changed }) => opened.length + changed.length > 0,
  );
  return {
    isLoss: 'no',
    text: t(isChange ? 'effect.loss.nobody' : 'effect.loss.nothing'),
  };
}

/** What was not simply closed, and is not simply open now. */
function mayBeLess({ before, after }: ChangedEdgeView): boolean {
  return (
    before !== undefined &&
    before.outcome !== 'denied' &&
    after?.outcome !== 'allowed'
  );
}

function listed(t: Translate, names: string[]): string {
  const rest = names.length - named;
  return [
    ...names.slice(0, named),
    ...(rest > 0 ? [t('effect.loss.more', { count: rest })] : []),
  ].join(', ');
}
