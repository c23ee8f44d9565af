import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { allOf } from '../verdict/combine';
import { unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { about } from './about';
import { Arrival } from '../packet/arrival';
import { isAuthorized } from './authorization';
import { callerOf } from './caller';
import { Because, Matching, never } from './matching';
import { changingTunnel } from './membership';
import { inEachMode } from './modes';
import { modeOf } from './mtls-mode';
import { mutualTls } from './mutual-tls';
import { MtlsMode } from './peer-authentication';
import { Matched, waysToMatch } from './rule';
import { AuthorizationRule } from './rule-schema';
import { isSeen, partSeen, tunnels } from './seen';

/** Which versions read it in a ztunnel is not known here. */
const versionDecides: Because = {
  code: 'not-evaluated',
  detail: { field: 'when source.serviceAccount' },
};

const withoutEffect = (ztunnel: string) =>
  never({ code: 'without-effect', detail: { ztunnel } });

/**
 * Does the ztunnel of the workload's node let the connection in? It knows who connects and to which port, and nothing of
 * requests.
 * @see https://istio.io/latest/docs/ambient/usage/l4-policy/
 */
export function ztunnelAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
): Verdict {
  const { from, to, port } = arrival;
  const changing = [to, ...(from.kind === 'workload' ? [from.workload] : [])];
  for (const workload of changing) {
    const annotation = changingTunnel(workload);
    if (annotation) {
      return unknown(about('capture-changed', workload, { annotation }));
    }
  }
  const { by } = modeOf(network, to, port, mesh.rootNamespace);
  const modes = modesAt(network, mesh, arrival);
  const verdict = inEachMode(modes, to, by, mode => {
    const caller = callerOf(network, mesh, arrival, mode, 'ztunnel');
    return allOf(
      mutualTls(caller, mode, by?.object),
      isAuthorized(
        { arrival, caller, hasTokens: 'no', waysToMatch: waysAtZtunnel },
        network.authorizationPoliciesSelecting(to),
      ),
    );
  });
  return from.kind === 'workload' && from.workload.isOnHostNetwork
    ? fromNode(from.workload, verdict)
    : verdict;
}

/** What a node sends to its own pods is taken for probes, and passes by: on which node the caller runs is not known. */
function fromNode(caller: Workload, verdict: Verdict): Verdict {
  return verdict.outcome === 'allowed'
    ? verdict
    : unknown(about('from-a-node', caller), ...verdict.reasons);
}

/**
 * A ztunnel takes mutual TLS always, so that DISABLE asks for nothing; what it makes of DISABLE for a single port where
 * others are STRICT depends on what else the policy says.
 */
function modesAt(
  network: Network,
  { rootNamespace }: IstioFacts,
  { to, port }: Arrival,
): MtlsMode[] {
  const { mode } = modeOf(network, to, port, rootNamespace);
  // A port that nobody declares has the mode that no exception changes.
  const { mode: rest = 'STRICT' } = modeOf(network, to, 0, rootNamespace);
  if (!mode || (mode === 'DISABLE' && rest === 'STRICT')) {
    return ['STRICT', 'PERMISSIVE'];
  }
  return [mode === 'STRICT' ? 'STRICT' : 'PERMISSIVE'];
}

/**
 * "Within an ALLOW policy, rules matching HTTP attributes are omitted." One that denies is enforced without them, and
 * where nothing is left of a part of it, it has no effect.
 */
function waysAtZtunnel(
  rule: AuthorizationRule,
  action: 'ALLOW' | 'DENY' | 'CUSTOM',
  matched: Matched,
): Matching[] {
  if (action === 'CUSTOM') return [withoutEffect('asks nobody else')];
  if (rule.when.some(({ key }) => key === 'source.serviceAccount')) {
    return [{ is: 'unknown', because: versionDecides }];
  }
  if (isSeen(rule, tunnels)) return waysToMatch(rule, matched);
  if (action === 'ALLOW') {
    const ways = waysToMatch(rule, matched);
    const isNobody = ways.every(({ is }) => is === 'never');
    return isNobody ? ways : [never({ code: 'http-rule-at-ztunnel' })];
  }
  const left = partLeft(rule);
  const ways = left ? waysToMatch(left, matched) : [];
  return ways.some(({ is }) => is !== 'never')
    ? ways
    : [withoutEffect('does not read requests')];
}

/** What is left of a rule that denies: a source or operation without fields matches nothing there. */
function partLeft(rule: AuthorizationRule): AuthorizationRule | undefined {
  const { from, to, when } = partSeen(rule, tunnels);
  const left = {
    from: from.filter(({ source }) => Object.keys(source).length > 0),
    to: to.filter(({ operation }) => Object.keys(operation).length > 0),
    when,
  };
  const isGone =
    (from.length > 0 && left.from.length === 0) ||
    (to.length > 0 && left.to.length === 0) ||
    when.length < rule.when.length;
  return isGone ? undefined : left;
}
