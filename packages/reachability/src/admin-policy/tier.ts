import { agreed } from '../verdict/agreed';
import { naming, Reason } from '../verdict/reason';
import { allowed, denied, Verdict } from '../verdict/verdict';
import { AdminPolicy } from './admin-policy';
import { Hit } from './hits';
import { orByName } from './or-by-name';

/** A policy that is for one side of a packet's way, with those of its rules that match the packet, or may. */
export interface Contender {
  policy: AdminPolicy;
  hits: Hit[];
}

/**
 * What a tier says of a packet; `next` says it for what the tier leaves alone, or passes on.
 *
 * "Policies with lower priority values are checked before policies with higher priority values in the same tier", and of
 * one policy "a rule that appears at the top takes the highest precedence". Nothing is isolated by being selected.
 * @see https://network-policy-api.sigs.k8s.io/api-overview/#priorities
 */
export function throughTier(
  contenders: Contender[],
  next: () => Verdict,
): Verdict {
  if (contenders.length === 0) return next();
  const first = Math.min(...contenders.map(({ policy }) => policy.priority));
  const isFirst = ({ policy }: Contender) => policy.priority === first;
  return throughEquals(contenders.filter(isFirst), next, () =>
    throughTier(
      contenders.filter(one => !isFirst(one)),
      next,
    ),
  );
}

/**
 * "If two policies in the same tier with the same priority could match a connection, then the implementation can apply
 * any of the matching policies": what all of them say is known, anything else is not.
 */
function throughEquals(
  equals: Contender[],
  next: () => Verdict,
  rest: () => Verdict,
): Verdict {
  const matching = equals.filter(({ hits }) => hits.length > 0);
  if (matching.length === 0) return rest();
  // Whichever is applied first, it alone decides where it matches.
  const verdicts = matching.map(first =>
    throughRules(
      [first, ...matching.filter(one => one !== first)].flatMap(
        ({ hits }) => hits,
      ),
      next,
      rest,
    ),
  );
  return agreed(verdicts, [sameRank(matching)]);
}

/** The first rule that matches decides; one that may match gives what comes out either way. */
function throughRules(
  [hit, ...others]: Hit[],
  next: () => Verdict,
  rest: () => Verdict,
): Verdict {
  if (!hit) return rest();
  const { meant } = hit;
  if (meant.match === 'yes') return decide(hit, next);
  const otherwise = throughRules(others, next, rest);
  if (meant.match === 'by-name') {
    return orByName(meant.names, about(hit, 'tier-accepts'), otherwise);
  }
  const { code, detail } = meant.why;
  return agreed([decide(hit, next), otherwise], [about(hit, code, detail)]);
}

function decide(hit: Hit, next: () => Verdict): Verdict {
  if (hit.action === 'Accept') return allowed(about(hit, 'tier-accepts'));
  if (hit.action === 'Deny') return denied(about(hit, 'tier-denies'));
  const passed = next();
  return { ...passed, reasons: [about(hit, 'tier-passes'), ...passed.reasons] };
}

function about(
  { tier, place }: Hit,
  code: Reason['code'],
  detail?: Reason['detail'],
): Reason {
  return {
    engine: 'admin-policy',
    code,
    ...place,
    detail: { ...detail, tier },
  };
}

function sameRank([{ policy }, ...others]: Contender[]): Reason {
  return {
    engine: 'admin-policy',
    code: 'ambiguous-priority',
    ...naming(policy.object),
    detail: {
      tier: policy.tier,
      priority: String(policy.priority),
      others: others
        .map(
          ({ policy: { object } }) => `${object.kind} ${object.metadata.name}`,
        )
        .join(', '),
    },
  };
}
