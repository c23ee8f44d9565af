import { Reason } from '../verdict/reason';
import { Verdict } from '../verdict/verdict';
import { Step, Trace } from './trace';

/**
 * What would have to change for a call to be allowed, and who can change it.
 *
 * - `grant`: the called lets the caller in
 * - `let-out`: the caller's own policies let it out
 * - `correct-port`: a rule names a Service's port in the place of the pod's
 * - `let-out-to-dns`: the caller's own policies let it ask DNS
 * - `join-mesh`: the caller gets an identity
 * - `lift-denial`: a policy denies it before whatever anybody allows, and would have to stop
 * - `make-known`: what is not known is stated, or can be read
 * @public
 */
export interface Remedy {
  code:
    | 'grant'
    | 'let-out'
    | 'correct-port'
    | 'let-out-to-dns'
    | 'join-mesh'
    | 'lift-denial'
    | 'make-known';
  side: 'caller' | 'called' | 'platform';
  /** What decided: the object, its rule and its place. */
  because: Reason[];
}

/**
 * What would have to change on whose side, from where the packet starts; nothing for a call that is allowed.
 * @public
 */
export function remediesFor({ steps }: Trace): Remedy[] {
  return steps.flatMap(step =>
    step.verdict.outcome === 'allowed' ? [] : remedyAt(step),
  );
}

function remedyAt({ station, verdict }: Step): Remedy[] {
  const because = verdict.reasons.filter(({ code }) => code !== 'rule-allows');
  if (verdict.outcome === 'unknown') {
    return [{ code: 'make-known', side: 'platform', because }];
  }
  if (station === 'name') {
    return [{ code: 'let-out-to-dns', side: 'caller', because }];
  }
  if (verdict.outcome !== 'denied') return [];
  const side = station === 'leaving' ? 'caller' : 'called';
  // Nothing that either side allows makes up for these.
  const denials = because.filter(isBeforeAll);
  if (denials.length > 0) {
    const isOfAll = denials.some(({ code }) => code === 'tier-denies');
    return [
      {
        code: 'lift-denial',
        side: isOfAll ? 'platform' : side,
        because: denials,
      },
    ];
  }
  // On a part of the way by a waypoint, what is allowed to the caller or the called is nothing to the other.
  if (says(verdict, 'hop')) return [];
  if (says(verdict, 'service-port-is-not-pod-port')) {
    return [{ code: 'correct-port', side, because }];
  }
  if (station === 'leaving') return [{ code: 'let-out', side, because }];
  if (
    says(verdict, 'mtls-required') ||
    (says(verdict, 'identity-required') && !says(verdict, 'not-authorized'))
  ) {
    return [{ code: 'join-mesh', side: 'caller', because }];
  }
  if (station !== 'entering' && station !== 'mesh') return [];
  return [
    // Who has no identity gets one first: a grant names it by that.
    ...(says(verdict, 'no-identity')
      ? [{ code: 'join-mesh' as const, side: 'caller' as const, because }]
      : []),
    { code: 'grant', side, because },
  ];
}

function isBeforeAll({ code, detail }: Reason): boolean {
  return (
    code === 'cilium-denies' ||
    code === 'rule-denies' ||
    (code === 'tier-denies' && detail?.tier === 'Admin')
  );
}

function says({ reasons }: Verdict, code: Reason['code']): boolean {
  return reasons.some(reason => reason.code === code);
}
