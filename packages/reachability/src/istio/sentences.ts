import { Sentences } from '../words/sentences';

/** What Istio gives as reasons. */
export const istioSentences = {
  'not-in-mesh': ({ pods, mode }) =>
    mode === 'ambient'
      ? `${pods} has neither a sidecar nor a ztunnel`
      : `${pods} has no sidecar`,
  'membership-unknown': ({ pods, label, mode, running }) => {
    if (running) return asItRuns(running, pods);
    if (label) {
      return `${label} asks for a ztunnel in front of ${pods}, and the platform states a mesh of sidecars`;
    }
    return mode === 'ambient'
      ? `whether ${pods} has a sidecar, a ztunnel or neither is not known`
      : `whether ${pods} has a sidecar is not known: its namespace is not in the manifests`;
  },
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
  'identity-between-modes': ({ peer }, name) =>
    `${name} asks who is calling, and of ${peer} and the called one has a sidecar and the other a ztunnel: how these prove who they are to each other is up to how Istio was installed`,
  'principal-not-understood': (_, name) =>
    `${name} names callers in a way that cannot be told to mean this one or not, such as by another trust domain`,
  'source-address-unknown': ({ peer }, name) =>
    `${name} asks for the caller's address, and which one the called sees of ${peer} is not known`,
  'tokens-unknown': (_, name) =>
    `${name} asks whom the token of a request names, and whether anything reads tokens there is not known`,
  'tokens-not-read': (_, name) =>
    `${name} asks whom the token of a request names, and no RequestAuthentication has tokens read there`,
  'port-left-out': ({ port }, name) => `${name} leaves out ${port}`,
  'rule-denies': (_, name) => `${name} denies it`,
  'requests-denied': ({ requests }, name) => `${name} denies ${requests}`,
  'asks-provider': ({ provider }, name) =>
    `${name} asks ${provider}, an external authorizer, whose answers no manifest tells`,
  'several-providers': ({ providers }, name) =>
    `${name} asks an external authorizer, and more than one is asked about the same pods (${providers}): Istio may refuse that`,
  'http-rule-at-ztunnel': (_, name) =>
    `${name} has a rule for requests, which a ztunnel does not see: the rule never matches`,
  'without-effect': ({ ztunnel }, name) =>
    `${name} has no effect here: a ztunnel ${ztunnel}`,
  'from-a-node': ({ pods }) =>
    `${pods} is on the host's network: what it sends to pods of its own node passes by the ztunnel, as probes do`,
  waypoint: ({ waypoint, who, why }, name) =>
    `${who || name} asks for the waypoint ${waypoint}, ${whyNot(why)}`,
  'by-waypoint': (_, name) =>
    `the call goes by the waypoint of ${name}, whose pods are taken to run`,
  'waypoint-port': (_, name) =>
    `more than one port of the Service leads there, and policies at the waypoint of ${name} do not say the same of them`,
  'maybe-by-waypoint': ({ pods }, name) =>
    `whether calls of ${pods} go by the waypoint of ${name} is not known, for nobody knows what carries them`,
  hop: ({ hop }, name) =>
    hop === 'first'
      ? `what is judged here is the way to the waypoint of ${name}`
      : `what is judged here is the way on from the waypoint of ${name}`,
  'gateway-policy': ({ pods }, name) =>
    `${name} is for a gateway, whose pods ${pods} say to be, and what it does there is not evaluated here`,
  'waypoint-unknown': ({ pods, namespace }) =>
    `whether calls of ${pods} go by a waypoint is not known: the namespace ${namespace} is not in the manifests`,
} satisfies Sentences;

/** Why the pods that run leave it open. */
function asItRuns(running: string, pods: string): string {
  switch (running) {
    case 'some':
      return `of the pods of ${pods} that run, some have another proxy in front of them than others, or none`;
    case 'unseen':
      return `what runs in front of ${pods} is not known, for pods cannot be read`;
    case 'ztunnel':
      return `the pods of ${pods} run behind a ztunnel, and the platform states a mesh of sidecars`;
    default:
      return `the pods of ${pods} run a proxy that nobody injects, as gateways do, and what it does is not evaluated here`;
  }
}

function whyNot(why: string): string {
  switch (why) {
    case 'missing':
      return 'which is not in the manifests: where it does not run, calls pass it by, and where it does, its policies decide';
    case 'twice':
      return 'which stands in the manifests more than once';
    case 'malformed':
      return 'whose Gateway cannot be understood';
    case 'class':
      return 'whose Gateway is of another class than istio-waypoint, and what that does is not evaluated here';
    case 'canary':
      return 'and for another one for some calls, which is not evaluated here';
    case 'class-settings':
      return 'whose GatewayClass says more of it, which is not evaluated here';
    case 'not-admitted':
      return 'which is not known to admit what lies in this namespace: where it does not, calls pass it by';
    default:
      return 'and what that does between a ztunnel and anything else is not evaluated here';
  }
}
