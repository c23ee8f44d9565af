import { adminPolicySentences } from '../admin-policy/sentences';
import { ciliumSentences } from '../cilium/sentences';
import { istioSentences } from '../istio/sentences';
import { linkerdSentences } from '../linkerd/sentences';
import { networkPolicySentences } from '../network-policy/sentences';
import { serviceSentences } from '../service/sentences';
import { ObjectRef, Reason, ReasonCode } from '../verdict/reason';
import { commonSentences } from './common-sentences';
import { Sentences } from './sentences';

/** A range of one address is that address, and one of all of a family is called so. */
function peerText(peer: string): string {
  if (peer === '0.0.0.0/0') return 'all of IPv4';
  if (peer === '::/0') return 'all of IPv6';
  return peer.replace(peer.includes(':') ? /\/128$/ : /\/32$/, '');
}

const sentences: Record<ReasonCode, Sentences[string]> = {
  ...networkPolicySentences,
  ...adminPolicySentences,
  ...ciliumSentences,
  ...istioSentences,
  ...linkerdSentences,
  ...serviceSentences,
  ...commonSentences,
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
