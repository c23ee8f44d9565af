import { Sentences } from '../words/sentences';

/** What Cilium's own policies give as reasons, beside what they share with NetworkPolicy. */
export const ciliumSentences = {
  'cilium-denies': (_, name) => `${name} denies it, whatever others allow`,
  'names-decide': ({ names }, name) => `${name} allows what ${names} leads to`,
  'entity-not-known': ({ entity }, name) =>
    `${name} speaks of the entity ${entity}: whether it takes this in is not known`,
  'block-may-hold-nodes': (_, name) =>
    `${name} speaks of a range of addresses: whether it takes in nodes is up to Cilium's settings`,
  'port-not-known': (_, name) =>
    `${name} speaks of a port by a name, or of SCTP: whether it takes this in is not known`,
} satisfies Sentences;
