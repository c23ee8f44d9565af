import { Source } from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';
import { Facts } from '../live/changed-facts';

/** How well the cluster is known; nothing of Git, which is known or not shown. */
export function sourceFacts(t: Translate, source: Source): Facts {
  return source.kind === 'cluster'
    ? { [source.cluster]: t(`source.choice.${source.state}`) }
    : {};
}
