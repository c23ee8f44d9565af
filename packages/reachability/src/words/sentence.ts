import { ObjectRef, Reason, ReasonCode } from '../verdict/reason';

/** A range of one address is that address, and one of all of a family is called so. */
function peerText(peer: string): string {
  if (peer === '0.0.0.0/0') return 'all of IPv4';
  if (peer === '::/0') return 'all of IPv6';
  return peer.replace(peer.includes(':') ? /\/128$/ : /\/32$/, '');
}

type Detail = Record<string, string>;

const sentences: Record<ReasonCode, (detail: Detail, name: string) => string> =
  {
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
    'no-identity': ({ peer }, name) =>
      `${name} asks who is calling, and ${peer} comes without an identity`,
    'no-rule-for-port': ({ allowed, asked }, name) =>
      `${name} allows ${allowed}, not ${asked}`,
    'service-port-is-not-pod-port': ({ service, servicePort, podPort }, name) =>
      `${name} allows port ${servicePort}, which is the port of the Service ${service}: its pods listen on ${podPort}, and policies are judged there`,
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
    'no-authorization-policy': ({ pods }) =>
      `no AuthorizationPolicy restricts who may call ${pods}`,
    'request-decides': ({ requests }, name) => `${name} allows ${requests}`,
    'http-rule-on-tcp-port': ({ port }, name) =>
      `${name} has a rule for requests, and its Service declares that port ${port} speaks no HTTP: the rule is dropped`,
    'identity-unknown': (_, name) =>
      `${name} asks who is calling, and whether the caller has a sidecar is not known`,
    'no-service': ({ service }) => `there is no Service ${service}`,
    'no-such-port': ({ asked, ports }, name) =>
      `${name} has no port ${asked}; it has ${ports}`,
    'no-backend': (_, name) => `${name} selects no pods of these manifests`,
    'no-selector': (_, name) =>
      `${name} has no selector: it leads to addresses that somebody writes down for it, which are not followed here`,
    'no-pod-port': ({ podPort }, name) =>
      `none of the pods that ${name} selects has a port called ${podPort}`,
    'port-translated': ({ port, podPort, headless }, name) =>
      headless
        ? `${name} is headless: it leads to pods, which listen on ${podPort} for ${port}`
        : `${name} leads ${port} to pod port ${podPort}`,
    'port-not-translated': ({ port, podPort }, name) =>
      `${name} does not translate its port ${port}, which its pods do not have: they listen on ${podPort}`,
    'judged-before-translation': ({ plugins }, name) =>
      `${plugins} what leaves by the address and port of ${name}, before they become those of its pods`,
    'backends-differ': () => 'it depends on the pod that the Service picks',
    'points-elsewhere': ({ host }, name) =>
      `${name} is another name for ${host}`,
    'alias-not-followed': ({ host }) =>
      `${host} is a name within the cluster, and no Service of these manifests that leads to pods has it`,
    'names-resolved': ({ pods }) => `${pods} may ask DNS`,
    'names-not-resolved': ({ pods, port }) =>
      `${pods} may not ask DNS (UDP ${port}), so that it finds no Service by its name`,
    'not-routed-from-outside': ({ type }, name) =>
      `${name} is of type ${type}, which is known inside the cluster only: from outside it is reached where the network routes there by itself`,
    'source-address-lost': (_, name) =>
      `${name} does not keep the client's address (externalTrafficPolicy is not Local): the pod sees the address of a node, and what its policies say of that is not known`,
    'source-ranges': ({ ranges }, name) =>
      `${name} asks the cloud's load balancer to let in ${ranges} only (loadBalancerSourceRanges)`,
    'not-evaluated': ({ field, api }, name) =>
      field
        ? `${name} uses '${field}', which is not evaluated here`
        : `${name} (${api}) may decide, and is not evaluated here`,
    malformed: ({ problem }) => `not understood: ${problem}`,
    unreadable: ({ problem }) => `not understood: ${problem}`,
    'other-policies-unknown': () =>
      'the cluster may hold policies that are not in these manifests',
  };

/**
 * Says a reason in one sentence, without its place.
 * @public
 */
export function sentenceOf(reason: Reason): string {
  const { code, object, detail } = reason;
  return sentences[code](
    {
      ...(object && { api: object.apiVersion }),
      ...detail,
      ...(detail?.peer && { peer: peerText(detail.peer) }),
    },
    nameOf(reason),
  );
}

function nameOf({ object }: Reason): string {
  if (!object) return 'it';
  const { kind, namespace, name }: ObjectRef = object;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
