import { Match, selects } from '../labels/selector';
import { Network } from '../network/network';
import { Workload } from '../workload/workload';
import { MtlsMode, PeerAuthentication } from './peer-authentication';

/** The mode in force, with the object that says so; `mode` is nothing where it cannot be told. */
export interface EffectiveMode {
  mode?: MtlsMode;
  /** Nothing where the mesh's default holds. */
  by?: PeerAuthentication;
}

/**
 * Which mode holds on a port of a workload: its own policy goes before its namespace's, that before the mesh's, and a
 * port's mode before its workload's; what is unset is inherited.
 * @see https://istio.io/latest/docs/concepts/security/#peer-authentication
 */
export function modeOf(
  network: Network,
  workload: Workload,
  port: number,
  rootNamespace: string,
): EffectiveMode {
  const isRoot = workload.namespace === rootNamespace;
  const inOwn = network.peerAuthenticationsIn(workload.namespace);
  const levels = [
    network.peerAuthenticationsIn(rootNamespace),
    isRoot ? [] : inOwn.filter(({ selector }) => !selector),
    // A selector in the root namespace is ignored: a policy there is for the whole mesh.
    isRoot
      ? []
      : network
          .peerAuthenticationsSelecting(workload)
          .map(({ policy }) => policy),
  ];
  return levels.reduce<EffectiveMode>(
    (inherited, candidates) =>
      candidates.length
        ? agreed(candidates, inherited, workload, port)
        : inherited,
    { mode: 'PERMISSIVE' },
  );
}

/** Of several policies for the same the oldest wins: which one that is no manifest tells. */
function agreed(
  candidates: PeerAuthentication[],
  inherited: EffectiveMode,
  workload: Workload,
  port: number,
): EffectiveMode {
  const isUnclear = (one: PeerAuthentication) =>
    one.problem || (one.selector && isFor(one, workload) === 'maybe');
  const modes = candidates.map((by): EffectiveMode => {
    const mode = ownMode(by, port);
    return mode === 'UNSET' ? inherited : { mode, by };
  });
  return candidates.some(isUnclear) ||
    modes.some(({ mode }) => mode !== modes[0].mode)
    ? { by: candidates.find(isUnclear) ?? candidates[0] }
    : modes[0];
}

/** Whether it names this workload; one without a selector names nobody. */
function isFor({ selector }: PeerAuthentication, workload: Workload): Match {
  return selector ? selects(selector, workload.labels) : 'no';
}

function ownMode(
  { mtls: all, portLevelMtls }: PeerAuthentication,
  port: number,
) {
  const onPort = portLevelMtls[port]?.mode;
  return onPort && onPort !== 'UNSET' ? onPort : all.mode;
}
