import { Platform } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import { Enforcement } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from '../ClusterSighting';
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
    evidence: [...engines.map(evidenceOf), ...groups],
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

function evidenceOf({
  daemonSet,
  container,
  ready,
  nodes,
  enforces,
}: RunningEngine): string {
  const said = `the DaemonSet ${daemonSet} runs ${container}, ready on ${ready} of ${nodes} nodes`;
  return enforces.because ? `${said}: ${enforces.because}` : said;
}

/** Where the platform file says otherwise than what runs, in a sentence; nothing where it does not, or says nothing. */
export function contradictionOf(
  sighting: ClusterSighting,
  platform: Platform | undefined,
): string | undefined {
  const stated = platform && clusterFacts(platform).enforcedBy;
  if (!platform || !stated || stated === 'unknown') return undefined;
  const says = `the platform ${platform.metadata.name} says ${stated}`;
  const engines = enginesRunning(sighting);
  const enforcing = engines.filter(({ enforces }) => enforces.is === 'yes');
  if (stated === 'none') {
    return enforcing.length > 0
      ? `${says}, and ${namesOf(enforcing)} runs here`
      : undefined;
  }
  const whole = enforcing.filter(isWhole);
  if (whole.length > 0) {
    return enforcing.some(({ enforcedBy }) => enforcedBy === stated)
      ? undefined
      : `${says}, and ${namesOf(whole)} runs here`;
  }
  const hasGroups = groupsServed(sighting).length > 0;
  return stateOf(engines, hasGroups).state === 'not-enforced'
    ? `${says}, and nothing that enforces NetworkPolicy runs here`
    : undefined;
}
