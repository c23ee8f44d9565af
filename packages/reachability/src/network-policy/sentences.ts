import { Sentences } from '../words/sentences';

/** What NetworkPolicy gives as reasons. */
export const networkPolicySentences = {
  'not-isolated': ({ direction, pods }) =>
    `no NetworkPolicy restricts what ${
      direction === 'egress' ? 'leaves' : 'enters'
    } ${pods}`,
  'rule-allows': ({ peers }, name) =>
    `${name} allows it${peers === 'all' ? ' for everybody' : ''}`,
  'no-rule-for-peer': ({ direction, peer }, name) =>
    direction === 'egress'
      ? `${name} restricts what leaves, and none of its rules lets out to ${peer}`
      : `${name} restricts what enters, and none of its rules lets in ${peer}`,
  'no-rule-for-port': ({ allowed, asked }, name) =>
    `${name} allows ${allowed}, not ${asked}`,
  'service-port-is-not-pod-port': ({ service, servicePort, podPort }, name) =>
    `${name} allows port ${servicePort}, which is the port of the Service ${service}: its pods listen on ${podPort}, and policies are judged there`,
  'moved-port': ({ port, wire, perhaps }) =>
    `the mesh ${
      perhaps ? 'may carry' : 'carries'
    } what is sent to port ${port} to port ${wire}, ${
      perhaps
        ? 'so that policies are judged at both'
        : 'and policies are judged there'
    }`,
  'not-enforced': () => 'nothing enforces NetworkPolicy here',
  'enforcement-unknown': () =>
    'it is not known whether anything enforces NetworkPolicy here',
  'pod-address-unknown': (_, name) =>
    `${name} allows a range of addresses: which ones the pods have is not known`,
  'cni-decides': (_, name) =>
    `${name} allows a range of addresses: whether that means pods is up to the network plugin`,
  'one-ip-family': ({ family }, name) => `${name} allows all of ${family}`,
  'namespace-labels-unknown': ({ namespace }, name) =>
    `${name} selects by labels of the namespace ${namespace}, which are not known`,
  'label-set-at-run-time': ({ pods }, name) =>
    `${name} selects by a label that ${pods} may get at run time`,
  'host-network': ({ pods, as }, name) => {
    if (as === 'peer') {
      return `${name} selects ${pods}, which is on the host's network: whether it is known there by its labels is up to the network plugin`;
    }
    return as === 'not-isolated'
      ? `${pods} is on the host's network, where no NetworkPolicy isolates it`
      : `${pods} is on the host's network: what policies mean there is up to the network plugin`;
  },
  'part-of-range': (_, name) => `${name} allows a part of these addresses`,
} satisfies Sentences;
