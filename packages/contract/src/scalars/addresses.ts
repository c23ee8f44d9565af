import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * Range of addresses, IPv4 or IPv6.
 * @see https://www.rfc-editor.org/rfc/rfc4632
 */
export const cidr = withRule(z.string(), value =>
  isCidr(value)
    ? undefined
    : {
        code: 'cidr-invalid',
        message: `${quote(
          value,
        )} is not a range of addresses: use for example 203.0.113.0/24`,
      },
);

/** An IP address or a range, e.g. `169.254.20.10`. */
export const ipAddress = withRule(z.string(), value =>
  isCidr(value) || isCidr(`${value}/32`)
    ? undefined
    : {
        code: 'cidr-invalid',
        message: `${quote(
          value,
        )} is not an IP address: use for example 169.254.20.10`,
      },
);

function isCidr(value: string): boolean {
  const [address, length, rest] = value.split('/');
  if (rest !== undefined || !/^\d{1,3}$/.test(length ?? '')) return false;
  if (address.includes(':')) return isIpv6(address) && Number(length) <= 128;
  const parts = address.split('.');
  return (
    parts.length === 4 &&
    parts.every(
      part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255,
    ) &&
    Number(length) <= 32
  );
}

function isIpv6(address: string): boolean {
  if (!/^[0-9a-fA-F:]+$/.test(address) || /:::/.test(address)) return false;
  const halves = address.split('::');
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  return (
    groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group)) &&
    (halves.length === 1
      ? groups.length === 8
      : halves.length === 2 && groups.length < 8)
  );
}
