import { Reason, ReasonCode } from './reason';
import {
  allowed,
  Condition,
  conditional,
  denied,
  Outcome,
  unknown,
  Verdict,
} from './verdict';

type Conditional = Extract<Verdict, { outcome: 'conditional' }>;

/** Which one speaks for all, where all must agree. */
const strictest: Outcome[] = ['denied', 'unknown', 'conditional', 'allowed'];
/** Reasons that each policy that isolates has to give. */
const general: ReasonCode[] = ['no-rule-for-peer', 'no-identity'];
/** Which one speaks for all, where one is enough. */
const mildest: Outcome[] = ['allowed', 'unknown', 'conditional', 'denied'];

/** What holds where all of these must let a packet through; with the reasons of those that decide. Nobody to ask: allowed. */
export function allOf(...verdicts: Verdict[]): Verdict {
  if (verdicts.length === 0) return allowed();
  const [deciding, reasons] = decidedBy(verdicts, strictest);
  return deciding.outcome === 'conditional'
    ? conditional(conditionsOf(verdicts), ...reasons)
    : { ...deciding, reasons };
}

/** What holds where one of these is enough; nobody is denied. */
export function anyOf(verdicts: Verdict[]): Verdict {
  if (verdicts.length === 0) return denied();
  const [deciding, reasons] = decidedBy(verdicts, mildest);
  if (deciding.outcome === 'allowed' || deciding.outcome === 'denied') {
    return { ...deciding, reasons };
  }
  const conditionals = verdicts.filter(isConditional);
  const on = alternatives(conditionals);
  if (!on) return allowed(...reasonsOf(conditionals));
  return deciding.outcome === 'conditional'
    ? conditional(on, ...reasons)
    : { ...deciding, reasons };
}

/**
 * What holds where being selected closes, and any rule opens: NetworkPolicy for one direction, Istio's ALLOW policies.
 *
 * `sure` are what the policies that surely select say, `maybe` those that perhaps do. Rules only ever add, so a rule
 * that surely matches decides whatever else is not known.
 */
export function isolatedBy(
  sure: Verdict[],
  maybe: Verdict[],
  whenOpen: () => Verdict,
): Verdict {
  if (sure.length === 0) {
    return maybe.length === 0 ? whenOpen() : perhapsIsolated(maybe, whenOpen());
  }
  const known = anyOf(sure);
  if (known.outcome === 'allowed' || known.outcome === 'unknown') return known;
  const possible = maybe.filter(({ outcome }) => outcome !== 'denied');
  if (possible.length) return unknown(...reasonsOf(possible));
  return known.outcome === 'denied' ? denied(...telling(known.reasons)) : known;
}

/** What comes out of it whoever of them selects holds. */
function perhapsIsolated(maybe: Verdict[], whenOpen: Verdict): Verdict {
  const { outcome } = whenOpen;
  const isSame = maybe.every(one => one.outcome === outcome);
  if (isSame && outcome === 'allowed') return allowed(...reasonsOf(maybe));
  return isSame && outcome === 'denied'
    ? denied(...reasonsOf([...maybe, whenOpen]))
    : unknown(...reasonsOf(maybe));
}

/**
 * Of many policies that isolate and none of which lets in, one says it all; a rule that nearly does says more.
 * Names of others that are let in are nothing to tell to those that are not.
 */
function telling(reasons: Reason[]): Reason[] {
  const near = reasons.filter(({ code }) => !general.includes(code));
  const nobody = oneOf(reasons, 'no-identity');
  return near.length + nobody.length > 0
    ? [...nobody, ...near]
    : oneOf(reasons, 'no-rule-for-peer');
}

function oneOf(reasons: Reason[], wanted: ReasonCode): Reason[] {
  return reasons
    .filter(({ code }) => code === wanted)
    .sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))
    .slice(0, 1);
}

/** A policy for these pods says more than one for all of the namespace, and the base more than what is named after it. */
function rankOf({ object, detail }: Reason): string {
  return `${detail?.scope === 'namespace' ? 1 : 0} ${object?.name ?? ''}`;
}

function decidedBy(verdicts: Verdict[], order: Outcome[]): [Verdict, Reason[]] {
  const outcome = order.find(one =>
    verdicts.some(verdict => verdict.outcome === one),
  );
  const deciding = verdicts.filter(verdict => verdict.outcome === outcome);
  return [deciding[0], reasonsOf(deciding)];
}

function reasonsOf(verdicts: Verdict[]): Reason[] {
  return verdicts.flatMap(({ reasons }) => reasons);
}

function isConditional(verdict: Verdict): verdict is Conditional {
  return verdict.outcome === 'conditional';
}

/** Each condition once. */
function conditionsOf(verdicts: Verdict[]): Condition[] {
  const all = verdicts.filter(isConditional).flatMap(({ on }) => on);
  const texts = all.map(one => JSON.stringify(one));
  return all.filter((_, index) => texts.indexOf(texts[index]) === index);
}

/** One of several conditions is enough; nothing where they leave nothing out. */
function alternatives(verdicts: Conditional[]): Condition[] | undefined {
  const all = conditionsOf(verdicts);
  const families = all.filter(({ kind }) => kind === 'ip-family');
  if (families.length === 2) return undefined;
  const requests = all.flatMap(one =>
    one.kind === 'requests' ? one.requests : [],
  );
  const names = all.flatMap(one => (one.kind === 'names' ? one.names : []));
  if (requests.length > 0) return [{ kind: 'requests', requests }];
  return names.length > 0
    ? [{ kind: 'names', names: [...new Set(names)].sort() }]
    : all;
}
