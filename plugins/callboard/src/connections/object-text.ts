import { ReasonView } from '@callboard/plugin-callboard-common';

/** An object as people name it: `NetworkPolicy shop/orders`. */
export function objectText({
  kind,
  namespace,
  name,
}: NonNullable<ReasonView['object']>): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
