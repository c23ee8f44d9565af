import { Microservice } from '@callboard/contract';
import { Caller } from './render-input';

/** Name of the objects of one grant: `orders.from.shop.web`. */
export function grantName(
  { metadata }: Microservice,
  { grantee }: Caller,
): string {
  return `${metadata.name}.from.${grantee.namespace}.${grantee.name}`;
}

/** Name of the objects that let copies of the caller's requests in elsewhere: `orders.copies.from.shop.web`. */
export function copiesName(
  { metadata }: Microservice,
  { grantee }: Caller,
): string {
  return `${metadata.name}.copies.from.${grantee.namespace}.${grantee.name}`;
}
