import { Microservice } from '@callboard/contract';
import { Caller } from './render-input';

/** Name of the objects of one grant: `orders.from.shop.web`. */
export function grantName(
  { metadata }: Microservice,
  { grantee }: Caller,
): string {
  return `${metadata.name}.from.${grantee.namespace}.${grantee.name}`;
}
