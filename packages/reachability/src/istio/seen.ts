import {
  AuthorizationRule,
  ConditionRule,
  isOfRequests,
  OperationRule,
  SourceRule,
} from './rule-schema';

/** What a proxy sees of what arrives: the fields that it reads. */
export interface Seen {
  isSourceField(field: string): boolean;
  isOperationField(field: string): boolean;
  isCondition(condition: ConditionRule): boolean;
}

const isPorts = (field: string) => field === 'ports' || field === 'notPorts';

/** A sidecar where there are no requests. */
export const connections: Seen = {
  isSourceField: field => !/requestPrincipals/i.test(field),
  isOperationField: isPorts,
  isCondition: condition => !isOfRequests(condition),
};

/** A ztunnel: who connects, from where and to which port. */
export const tunnels: Seen = {
  isSourceField: field => !/requestPrincipals|remoteIpBlocks/i.test(field),
  isOperationField: isPorts,
  isCondition: ({ key }) =>
    /^(source\.(ip|namespace|principal)|destination\.(ip|port))$/.test(key),
};

/** What a proxy sees of a rule; a source or operation of which it sees nothing has no fields. */
export function partSeen(
  { from, to, when }: AuthorizationRule,
  seen: Seen,
): AuthorizationRule {
  return {
    from: from.map(({ source }) => ({
      source: fieldsOf<SourceRule>(source, seen.isSourceField),
    })),
    to: to.map(({ operation }) => ({
      operation: fieldsOf<OperationRule>(operation, seen.isOperationField),
    })),
    when: when.filter(seen.isCondition),
  };
}

/** Does it see all of the rule? */
export function isSeen(
  { from, to, when }: AuthorizationRule,
  seen: Seen,
): boolean {
  return (
    from.every(({ source }) => Object.keys(source).every(seen.isSourceField)) &&
    to.every(({ operation }) =>
      Object.keys(operation).every(seen.isOperationField),
    ) &&
    when.every(seen.isCondition)
  );
}

function fieldsOf<Fields extends object>(
  fields: Fields,
  isOne: (field: string) => boolean,
): Fields {
  const kept = Object.entries(fields).filter(([field]) => isOne(field));
  return Object.fromEntries(kept) as Fields;
}
