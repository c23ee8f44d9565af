import { Direction, naming, NetworkPolicy } from '@callboard/reachability';
import { Check, Draft } from '../check';
import { policyText } from '../words';

export const policyTypesImplicit: Check = {
  id: 'policy-types-implicit',
  severity: 'warning',
  what: '`policyTypes` leaves out a direction that the policy has a list for, or is itself left out and an empty `egress` or egress rules alone stand there. Information where it is left out and nothing is lost by it.',
  why: 'A list whose direction is not among the types takes no effect. Where the types are left out, Ingress is always meant, and Egress only where there are egress rules.',
  fix: 'Write the `policyTypes` that are meant.',
  holds: 'where-enforced',
  find: ({ policies }) =>
    policies.filter(({ problem }) => !problem).flatMap(onPolicy),
};

const typeOf: Record<Direction, string> = {
  ingress: 'Ingress',
  egress: 'Egress',
};

/** The fields as they were written: once read, the defaults are in place. */
interface Written {
  policyTypes?: string[] | null;
  ingress?: unknown[] | null;
  egress?: unknown[] | null;
}

function onPolicy(policy: NetworkPolicy): Draft[] {
  const { policyTypes, ...written } = (policy.object.spec ?? {}) as Written;
  const lost = (['ingress', 'egress'] as const).filter(
    direction => written[direction] && !policy.rules[direction],
  );
  if (lost.length > 0)
    return lost.map(direction => ineffective(policy, direction));
  if (policyTypes?.length) return [];
  return [
    written.egress && !written.ingress ? closed(policy) : implied(policy),
  ];
}

function ineffective(policy: NetworkPolicy, direction: Direction): Draft {
  return {
    message: `${policyText(
      policy,
    )} has a list \`${direction}\` that takes no effect: ${
      typeOf[direction]
    } is not among its policyTypes.`,
    evidence: [naming(policy.object, { list: direction, index: 0 })],
    fix: `Write policyTypes: [Ingress, Egress], or delete \`${direction}\`.`,
  };
}

function closed(policy: NetworkPolicy): Draft {
  return {
    message: `${policyText(
      policy,
    )} has egress rules only and leaves out policyTypes: that means Ingress, too, and lets nobody in.`,
    evidence: [naming(policy.object)],
    fix: 'Write policyTypes: [Egress], or [Ingress, Egress] if it is meant to close both.',
  };
}

function implied(policy: NetworkPolicy): Draft {
  const types = (['ingress', 'egress'] as const)
    .filter(direction => policy.rules[direction])
    .map(direction => typeOf[direction]);
  return {
    severity: 'info',
    message: `${policyText(
      policy,
    )} leaves out policyTypes: that means ${types.join(' and ')}.`,
    evidence: [naming(policy.object)],
    fix: `Write policyTypes: [${types.join(', ')}].`,
  };
}
