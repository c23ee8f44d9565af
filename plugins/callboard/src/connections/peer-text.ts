import { PeerView } from '@callboard/plugin-callboard-common';

type Named = Pick<PeerView, 'kind' | 'namespace' | 'name'>;

/** What people call a peer: `shop/web`, or a range of addresses. */
export function peerText({ kind, namespace, name }: Named): string {
  return kind === 'addresses' ? name : `${namespace}/${name}`;
}
