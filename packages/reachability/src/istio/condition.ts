import { every, Match } from '../labels/selector';
import { Arrival } from '../packet/arrival';
import { Caller } from './caller';
import { always, Matching, matchingOf, never } from './matching';
import { portMatches } from './operation';
import { ConditionRule, SourceRule } from './rule-schema';
import { blockMatches, sourceMatches } from './source';

/** The fields of a source that say what a key says. */
const likeFields: Record<string, [keyof SourceRule, keyof SourceRule]> = {
  'source.ip': ['ipBlocks', 'notIpBlocks'],
  'source.namespace': ['namespaces', 'notNamespaces'],
  'source.principal': ['principals', 'notPrincipals'],
  'source.serviceAccount': ['serviceAccounts', 'notServiceAccounts'],
  'remote.ip': ['remoteIpBlocks', 'notRemoteIpBlocks'],
};

/**
 * Does an additional condition hold?
 * @see https://istio.io/latest/docs/reference/config/security/conditions/
 */
export function conditionHolds(
  condition: ConditionRule,
  arrival: Arrival,
  caller: Caller,
  namespace: string,
  hasTokens: Match,
): Matching {
  const { key, values, notValues } = condition;
  const source = asSource(condition);
  if (source) return sourceMatches(source, caller, namespace, hasTokens);
  const notEvaluated = {
    code: 'not-evaluated' as const,
    detail: { field: `when ${key}` },
  };
  if (key === 'destination.port') {
    return portMatches(values, notValues, arrival.port);
  }
  if (key === 'destination.ip') {
    // The addresses of pods are not known.
    const match = every(blockMatches(values, notValues, undefined));
    return matchingOf(match, notEvaluated);
  }
  if (!key.startsWith('request.')) {
    return { is: 'unknown', because: notEvaluated };
  }
  if (key.startsWith('request.auth.') && hasTokens !== 'yes') {
    // Without a RequestAuthentication nobody reads a token.
    if (hasTokens === 'no')
      return values ? never({ code: 'tokens-not-read' }) : always;
    return { is: 'unknown', because: { code: 'tokens-unknown' } };
  }
  return { is: 'requests', requests: { when: [condition] } };
}

/** What a condition on who is calling says, as a source says it; nothing for one on anything else. */
export function asSource({
  key,
  values,
  notValues,
}: ConditionRule): SourceRule | undefined {
  if (!Object.hasOwn(likeFields, key)) return undefined;
  const [wanted, unwanted] = likeFields[key];
  return {
    ...(values && { [wanted]: values }),
    ...(notValues && { [unwanted]: notValues }),
  };
}
