import { contains, isWholeFamily, overlaps, parseCidr } from '../address/range';
import { every, Match } from '../labels/selector';
import { RequestPattern } from '../verdict/verdict';
import { Caller } from './caller';
import { IdentityField, isNamed } from './identity';
import {
  always,
  Because,
  bothMatch,
  Matching,
  matchingOf,
  never,
} from './matching';
import { SourceRule, toBlock } from './rule-schema';
import { whyUnknown } from './why-unknown';

const identityFields = {
  principals: 'notPrincipals',
  namespaces: 'notNamespaces',
  serviceAccounts: 'notServiceAccounts',
} as const;

/** "Fields in the source are ANDed together": whom it means, and which of their requests. */
export function sourceMatches(
  source: SourceRule,
  caller: Caller,
  namespace: string,
  hasTokens: Match,
): Matching {
  const match = isCaller(source, caller, namespace);
  return match === 'no'
    ? never(whyNobody(source, caller))
    : bothMatch(
        matchingOf(match, whyUnclear(source, caller)),
        ofRequests(source, hasTokens),
      );
}

/** Who comes without an identity is meant by no name. */
function whyNobody(
  source: SourceRule,
  { identity, name }: Caller,
): Because | undefined {
  const names = Object.keys(identityFields).some(field => field in source);
  return names && identity.kind === 'none'
    ? { code: 'no-identity', detail: { peer: name } }
    : undefined;
}

/** Whom a source means, by who is calling alone. Each `not` matches who comes without an identity. */
export function isCaller(
  source: SourceRule,
  caller: Caller,
  namespace: string,
): Match {
  const { remoteIpBlocks, notRemoteIpBlocks } = source;
  return every([
    ...(Object.keys(identityFields) as IdentityField[]).flatMap(field => {
      const wanted = source[field];
      const unwanted = source[identityFields[field]];
      const named = (values: string[]) =>
        isNamed(field, values, caller.identity, namespace);
      return [
        ...(wanted ? [named(wanted)] : []),
        ...(unwanted ? [not(named(unwanted))] : []),
      ];
    }),
    ...blockMatches(source.ipBlocks, source.notIpBlocks, caller.addresses),
    // Who is in front of the proxies is told by a header: nobody here knows how many of these to believe.
    ...blockMatches(remoteIpBlocks, notRemoteIpBlocks, undefined),
  ]);
}

/** Are these addresses, if they are known, in the blocks, and not in the others? */
export function blockMatches(
  blocks: string[] | undefined,
  others: string[] | undefined,
  addresses: Caller['addresses'],
): Match[] {
  return [
    ...(blocks ? [isWithin(blocks, addresses)] : []),
    ...(others ? [not(isWithin(others, addresses))] : []),
  ];
}

function isWithin(texts: string[], addresses: Caller['addresses']): Match {
  const blocks = texts.flatMap(text => parseCidr(toBlock(text)) ?? []);
  if (!addresses) {
    const families = blocks.filter(isWholeFamily).map(({ family }) => family);
    return new Set(families).size === 2 ? 'yes' : 'maybe';
  }
  if (blocks.some(block => contains(block, addresses))) return 'yes';
  return blocks.some(block => overlaps(block, addresses)) ? 'maybe' : 'no';
}

function not(match: Match): Match {
  if (match === 'maybe') return 'maybe';
  return match === 'yes' ? 'no' : 'yes';
}

/** Without a RequestAuthentication nobody reads a token, so that no request has a principal. */
function ofRequests(
  { requestPrincipals, notRequestPrincipals }: SourceRule,
  hasTokens: Match,
): Matching {
  if (!requestPrincipals && !notRequestPrincipals) return always;
  if (hasTokens === 'no') {
    return requestPrincipals ? never({ code: 'tokens-not-read' }) : always;
  }
  if (hasTokens === 'maybe') {
    return { is: 'unknown', because: { code: 'tokens-unknown' } };
  }
  const requests: RequestPattern = {
    ...(requestPrincipals && { principals: requestPrincipals }),
    ...(notRequestPrincipals && { notPrincipals: notRequestPrincipals }),
  };
  return { is: 'requests', requests };
}

/** Why it cannot be told whether a source means the caller, where it cannot. */
function whyUnclear(source: SourceRule, { identity, name }: Caller): Because {
  const fields = Object.keys(source) as (keyof SourceRule)[];
  const remote = fields.find(field => /remoteIp/i.test(field));
  if (remote) return { code: 'not-evaluated', detail: { field: remote } };
  const byAddress = fields.find(field => /ipBlocks/i.test(field));
  const isByIdentity = fields.some(field =>
    /principals|namespaces|serviceAccounts/i.test(field),
  );
  if (identity.kind === 'unknown' && isByIdentity) {
    return whyUnknown(identity, name);
  }
  return byAddress
    ? { code: 'source-address-unknown', detail: { peer: name } }
    : { code: 'principal-not-understood' };
}
