import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * Range of addresses, IPv4 or IPv6, as an API server takes it: it begins with its first address.
 * @see https://www.rfc-editor.org/rfc/rfc4632
 */
export const cidr = withRule(z.string(), value => {
  if (isRange(value)) return undefined;
  return {
    code: 'cidr-invalid',
    message: isCidr(value)
      ? `${quote(
          value,
        )} does not begin with its first address, or is IPv4 written as IPv6: clusters refuse it`
      : `${quote(
          value,
        )} is not a range of addresses: use for example 203.0.113.0/24`,
  };
});

/** An IP address or a range, e.g. `169.254.20.10`. */
export const ipAddress = withRule(z.string(), value =>
  isRange(value) || isRange(`${value}/${value.includes(':') ? 128 : 32}`)
    ? undefined
    : {
        code: 'cidr-invalid',
        message: `${quote(
          value,
        )} is not an IP address: use for example 169.254.20.10`,
      },
);

function isRange(value: string): boolean {
  if (!isCidr(value)) return false;
  const [address, length] = value.split('/');
  const bits = bitsOf(address);
  return (
    !bits.slice(Number(length)).includes('1') &&
    !bits.startsWith(`${'0'.repeat(80)}${'1'.repeat(16)}`)
  );
}

/** `11001011…`: 32 of them, or 128. */
function bitsOf(address: string): string {
  const toBits = (numbers: number[], size: number) =>
    numbers.map(one => one.toString(2).padStart(size, '0')).join('');
  if (!address.includes(':')) return toBits(address.split('.').map(Number), 8);
  const [first, last = []] = address
    .split('::')
    .map(half => (half === '' ? [] : half.split(':')));
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => 0);
  const numbersOf = (groups: string[]) =>
    groups.map(group => parseInt(group, 16));
  return toBits([...numbersOf(first), ...zeros, ...numbersOf(last)], 16);
}

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
