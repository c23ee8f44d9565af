import { Sentences } from '../words/sentences';

/** What Istio gives as reasons. */
export const istioSentences = {
  'not-in-mesh': ({ pods }) => `${pods} has no sidecar`,
  'membership-unknown': ({ pods }) =>
    `whether ${pods} has a sidecar is not known: its namespace is not in the manifests`,
  'not-captured': ({ pods, port }) =>
    `the sidecar of ${pods} does not see what arrives on ${port}`,
  'capture-changed': ({ pods, annotation }) =>
    `the annotation ${annotation} of ${pods} leads past its sidecar, and is not evaluated here`,
  'mtls-required': ({ peer }, name) =>
    `${name} asks for mutual TLS, and ${peer} has no identity in the mesh`,
  'mtls-mode-unknown': ({ pods, problem }) =>
    `whether ${pods} asks for mutual TLS is not known: ${problem}`,
  'no-identity': ({ peer }, name) =>
    `${name} asks who is calling, and ${peer} comes without an identity`,
  'no-authorization-policy': ({ pods }) =>
    `no AuthorizationPolicy restricts who may call ${pods}`,
  'request-decides': ({ requests }, name) => `${name} allows ${requests}`,
  'http-rule-on-tcp-port': ({ port }, name) =>
    `${name} has a rule for requests, and its Service declares that port ${port} speaks no HTTP: the rule is dropped`,
  'identity-unknown': (_, name) =>
    `${name} asks who is calling, and whether the caller has a sidecar is not known`,
} satisfies Sentences;
