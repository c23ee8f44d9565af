import { Platform } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import { ClusterSighting } from '../ClusterSighting';
import { enginesRunning, groupsServed } from './policy-engines';
import { statedFor } from './stated-for';

/** Where a platform file says otherwise than what enforces NetworkPolicy here, in a sentence; nothing where it does not. */
export function contradictionOf(
  sighting: ClusterSighting,
  of: Platform | undefined,
): string | undefined {
  const platform = statedFor(sighting, of);
  const stated = platform && clusterFacts(platform).enforcedBy;
  if (!platform || !stated || stated === 'unknown') return undefined;
  const what = whatElse(sighting, stated);
  return (
    what &&
    `the platform ${platform.metadata.name} says ${stated}, and ${what} runs here`
  );
}

/** What runs instead of what is stated; nothing where that runs, or it cannot be told. */
function whatElse(
  sighting: ClusterSighting,
  stated: string,
): string | undefined {
  const engines = enginesRunning(sighting);
  const enforcing = engines.filter(({ enforces }) => enforces.is === 'yes');
  if (enforcing.some(({ enforcedBy }) => enforcedBy === stated))
    return undefined;
  // Where nothing is said to enforce, what enforces on some nodes is enough.
  const others = enforcing.filter(
    ({ ready, nodes }) => stated === 'none' || ready === nodes,
  );
  if (others.length > 0) return others.map(({ name }) => name).join(', ');
  const isNothing =
    engines.length > 0 &&
    engines.every(({ enforces }) => enforces.is === 'no') &&
    groupsServed(sighting).length === 0;
  return stated !== 'none' && isNothing
    ? 'nothing that enforces NetworkPolicy'
    : undefined;
}
