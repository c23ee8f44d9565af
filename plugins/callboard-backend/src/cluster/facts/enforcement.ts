import { Platform } from '@callboard/contract';
import { Enforcement } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from '../ClusterSighting';
import { contradictionOf } from './contradiction';
import { kindSeen } from './kind-seen';
import { enginesRunning, groupsServed, RunningEngine } from './policy-engines';

/**
 * Does anything in the cluster carry out NetworkPolicies, and by what is that told? Enforced where an engine that is known
 * to is ready on all nodes that it is meant for; not enforced only where what runs is known not to. No evidence, or none
 * that may be read, is `unknown`.
 */
export function enforcementOf(
  sighting: ClusterSighting,
  platform?: Platform,
): Enforcement {
  const groups = groupsServed(sighting).map(
    ({ group, name }) => `the API group ${group} of ${name} is served`,
  );
  if (!kindSeen(sighting, 'apps', 'DaemonSet')) {
    return {
      state: 'unknown',
      text: 'Unknown: DaemonSets, which would tell, cannot be read',
      evidence: groups,
    };
  }
  const engines = enginesRunning(sighting);
  const contradiction = contradictionOf(sighting, platform);
  return {
    ...stateOf(engines, groups.length > 0),
    evidence: [...engines.flatMap(({ evidence }) => evidence), ...groups],
    ...(contradiction && { contradiction }),
  };
}

function stateOf(
  engines: RunningEngine[],
  hasGroups: boolean,
): Pick<Enforcement, 'state' | 'text'> {
  const enforcing = engines.filter(({ enforces }) => enforces.is === 'yes');
  const whole = enforcing.filter(isWhole);
  if (whole.length > 0) {
    return {
      state: 'enforced',
      text: `Enforced by ${whole.map(withNodes).join(' and ')}`,
    };
  }
  const [unsure] = [
    ...enforcing,
    ...engines.filter(({ enforces }) => enforces.is === 'unknown'),
  ];
  if (unsure) {
    return { state: 'unknown', text: `Unknown: ${whyUnsure(unsure)}` };
  }
  if (engines.length > 0 && !hasGroups) {
    return {
      state: 'not-enforced',
      text: `Nothing enforces NetworkPolicy here: ${namesOf(engines)} does not`,
    };
  }
  return {
    state: 'unknown',
    text: 'Unknown: no DaemonSet is known to enforce NetworkPolicy',
  };
}

function isWhole({ ready, nodes }: RunningEngine): boolean {
  return ready === nodes;
}

function withNodes({ name, ready, nodes }: RunningEngine): string {
  return `${name} (${ready} of ${nodes} nodes)`;
}

function namesOf(engines: RunningEngine[]): string {
  return engines.map(({ name }) => name).join(', ');
}

function whyUnsure(engine: RunningEngine): string {
  return engine.enforces.because && engine.enforces.is === 'unknown'
    ? `${engine.name} runs, and ${engine.enforces.because}`
    : `${engine.name} is ready on ${engine.ready} of ${engine.nodes} nodes`;
}
