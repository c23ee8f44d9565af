import { Sentences } from '../words/sentences';

/** What Linkerd gives as reasons, beside those that it shares with Istio. */
export const linkerdSentences = {
  'default-policy': ({ pods, port, policy }) =>
    `no Server is for port ${port} of ${pods}, where the default policy ${policy} holds`,
  'default-policy-unknown': ({ pods }) =>
    `no Server is for the port of ${pods}, and whom the mesh lets in there by default is not known`,
  'access-policy': ({ policy }, name) =>
    `${name} has the access policy ${policy}`,
  'identity-required': ({ peer, pods }, name) =>
    `${
      pods ?? name
    } lets in only who proves an identity of the mesh, and ${peer} has none`,
  'client-unknown': ({ peer, pods }, name) =>
    `whether ${peer} proves an identity to ${pods ?? name} is not known`,
  'not-authorized': ({ peer }, name) =>
    `${name} lets in only whom a policy authorizes, and none authorizes ${peer}`,
  'authentication-missing': ({ authentication }, name) =>
    `${name} needs ${authentication}, which there is not: it is ignored`,
  'which-server-unknown': ({ port }, name) =>
    `${name} may be the one that counts for port ${port}, or not: which one does no manifest tells`,
  'routes-overlap': ({ requests }, name) =>
    `${name} allows ${requests}, of which another route may take some`,
  'opaque-for-clients': ({ pods, port }) =>
    `clients may treat port ${port} of ${pods} as opaque, and then no route matches`,
  'setting-unknown': ({ pods, annotation }) =>
    `what the annotation ${annotation} says for ${pods} is not known: its namespace is not in the manifests`,
  'setting-malformed': ({ pods, annotation, value }) =>
    `the annotation ${annotation} of ${pods} says '${value}', which is not understood`,
  'node-address': ({ pods }) =>
    `${pods} has the address of its node, which need not be one of the cluster's networks`,
  'proxy-port': ({ pods, port }) =>
    `port ${port} of ${pods} is its proxy's own, where what the mesh carries for all ports arrives`,
  'external-workload': (_, name) =>
    `${name} is in the mesh from outside: whether a caller from there is it is not known`,
} satisfies Sentences;
