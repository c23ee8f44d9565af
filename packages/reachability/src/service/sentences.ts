import { Sentences } from '../words/sentences';

/** What the way through a Service gives as reasons. */
export const serviceSentences = {
  'no-service': ({ service }) => `there is no Service ${service}`,
  'no-such-port': ({ asked, ports }, name) =>
    `${name} has no port ${asked}; it has ${ports}`,
  'no-backend': (_, name) => `${name} selects no pods of these manifests`,
  'port-translated': ({ port, podPort, headless }, name) =>
    headless
      ? `${name} is headless: it leads to pods, which listen on ${podPort} for ${port}`
      : `${name} leads ${port} to pod port ${podPort}`,
  'port-not-translated': ({ port, podPort }, name) =>
    `${name} does not translate its port ${port}, which its pods do not have: they listen on ${podPort}`,
  'judged-before-translation': ({ plugins }, name) =>
    `${plugins} what leaves by the address and port of ${name}, before they become those of its pods`,
  'backends-differ': () => 'it depends on the pod that the Service picks',
  'points-elsewhere': ({ host }, name) => `${name} is another name for ${host}`,
  'alias-not-followed': ({ host }) =>
    `${host} is a name within the cluster, and no Service of these manifests that leads to pods has it`,
  'source-ranges': ({ ranges }, name) =>
    `${name} asks the cloud's load balancer to let in ${ranges} only (loadBalancerSourceRanges)`,
  'no-selector': (_, name) =>
    `${name} has no selector: it leads to addresses that somebody writes down for it, which are not followed here`,
  'no-pod-port': ({ podPort }, name) =>
    `none of the pods that ${name} selects has a port called ${podPort}`,
  'names-resolved': ({ pods }) => `${pods} may ask DNS`,
  'names-not-resolved': ({ pods, port }) =>
    `${pods} may not ask DNS (UDP ${port}), so that it finds no Service by its name`,
  'not-routed-from-outside': ({ type }, name) =>
    `${name} is of type ${type}, which is known inside the cluster only: from outside it is reached where the network routes there by itself`,
  'source-address-lost': (_, name) =>
    `${name} does not keep the client's address (externalTrafficPolicy is not Local): the pod sees the address of a node, and what its policies say of that is not known`,
} satisfies Sentences;
