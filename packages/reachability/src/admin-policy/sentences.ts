import { Sentences } from '../words/sentences';

/** What the policies of a cluster's administrators give as reasons. */
export const adminPolicySentences = {
  'tier-accepts': ({ tier }, name) => `${name} accepts it in the ${tier} tier`,
  'tier-denies': ({ tier }, name) => `${name} denies it in the ${tier} tier`,
  'tier-passes': ({ tier }, name) =>
    `${name} passes it on, past the ${tier} tier`,
  'no-tier-rule': ({ direction, pods }) =>
    `of the policies of the cluster that are for ${pods}, no rule is about what ${
      direction === 'egress' ? 'leaves' : 'enters'
    } here`,
  'ambiguous-priority': ({ others, priority, tier }, name) =>
    `${name} and ${others} have the same priority ${priority} in the ${tier} tier: which one goes first is not defined`,
  'two-versions': ({ other }, name) =>
    `${name} and ${other} are of two versions of one API: which of them the network plugin carries out, and in what order, is not known`,
  'version-not-known-to-count': (_, name) =>
    `whether the network plugin carries out ${name} is not known`,
  'range-up-to-plugin': (_, name) =>
    `${name} speaks of a range of addresses: whether that means pods is up to the network plugin`,
  'range-may-hold-pods': (_, name) =>
    `${name} speaks of a range of addresses: which ones the pods have is not known`,
  'range-holds-a-part': (_, name) =>
    `${name} speaks of a part of these addresses`,
  'node-addresses-unknown': ({ peer }, name) =>
    `${name} speaks of nodes: whether ${peer} has the address of one is not known`,
  'name-may-mean-pods': ({ names }, name) =>
    `${name} speaks of what ${names} leads to: whether that is in the cluster is not known`,
} satisfies Sentences;
