import { CiliumPeer } from './cilium-policy';
import { EgressSpec, IngressSpec } from './schemas';

type Fields = Partial<IngressSpec & EgressSpec>;

/** Fields that say whom a rule means and that are not evaluated. */
const unread = [
  ...(['fromRequires', 'fromNodes', 'fromGroups'] as const),
  ...(['toRequires', 'toNodes', 'toGroups', 'toServices'] as const),
];

/**
 * Whom a rule means; nothing where it does not say. A list that is there and empty means nobody: "it should not result in
 * any identity being selected".
 */
export function toPeers(rule: Fields): CiliumPeer[] | undefined {
  const lists = [
    rule.fromEndpoints?.map(endpoints => ({ endpoints })),
    rule.toEndpoints?.map(endpoints => ({ endpoints })),
    rule.fromEntities?.map(entity => ({ entity })),
    rule.toEntities?.map(entity => ({ entity })),
    rule.fromCIDR?.map(block => ({ block, except: [] })),
    rule.toCIDR?.map(block => ({ block, except: [] })),
    rule.fromCIDRSet?.map(toPeer),
    rule.toCIDRSet?.map(toPeer),
    rule.toFQDNs && [
      {
        names: rule.toFQDNs.map(
          ({ matchName, matchPattern }) => matchName ?? matchPattern ?? '',
        ),
      },
    ],
    ...unread.map(field => rule[field] && [{ unread: field }]),
  ].filter(list => list !== undefined);
  return lists.length > 0 ? lists.flat() : undefined;
}

function toPeer({
  cidr,
  except,
}: NonNullable<IngressSpec['fromCIDRSet']>[number]): CiliumPeer {
  return cidr ? { block: cidr, except } : { unread: 'cidrGroupRef' };
}
