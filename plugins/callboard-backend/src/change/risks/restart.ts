import { isDeepStrictEqual } from 'node:util';
import { groupKindOf } from './changed-objects';
import { Outlook } from './Risk';
import { sayRisk } from './say-risk';

const rollingOut = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'];

/** Pods that run already and are replaced, because their template changes. */
export function restart({ objects }: Outlook): string[] {
  return objects
    .filter(
      ({ before, after }) =>
        before &&
        after &&
        rollingOut.includes(groupKindOf(after)) &&
        !isDeepStrictEqual(templateOf(before), templateOf(after)),
    )
    .map(object => sayRisk(object, 'restarts: its pod template changes'));
}

function templateOf({ spec }: { spec?: unknown }): unknown {
  return (spec as { template?: unknown } | null | undefined)?.template;
}
