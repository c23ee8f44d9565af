import ipaddr from 'ipaddr.js';

/**
 * Addresses of one family, from the first to the last.
 * @public
 */
export interface AddressRange {
  /** As it was written. */
  text: string;
  family: 'IPv4' | 'IPv6';
  first: bigint;
  last: bigint;
}

/** Nothing where the text is no CIDR such as `10.0.0.0/8` or `fd00::/8`. */
export function parseCidr(text: string): AddressRange | undefined {
  const isStrict =
    ipaddr.IPv4.isValidCIDRFourPartDecimal(text) ||
    (text.includes(':') && ipaddr.IPv6.isValidCIDR(text));
  if (!isStrict || text.includes('%')) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(text);
  const bytes = address.toByteArray();
  const hostBits = BigInt(bytes.length * 8 - prefix);
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const first = (value >> hostBits) << hostBits;
  return {
    text,
    family: address.kind() === 'ipv4' ? 'IPv4' : 'IPv6',
    first,
    last: first + (1n << hostBits) - 1n,
  };
}

/** A single address is a range of one; nothing where the text is neither that nor a CIDR. */
export function parseCidrOrAddress(text: string): AddressRange | undefined {
  return (
    parseCidr(text) ?? parseCidr(`${text}/${text.includes(':') ? 128 : 32}`)
  );
}

/** Nothing where the text is neither a CIDR nor a range such as `10.0.0.0-10.0.0.9`, from its first to its last. */
export function parseAddresses(text: string): AddressRange | undefined {
  const ends = text
    .split('-')
    .map(end => parseCidr(`${end}${end.includes(':') ? '/128' : '/32'}`));
  const [from, to] = ends;
  if (ends.length === 1) return parseCidr(text);
  return ends.length === 2 &&
    from &&
    to &&
    from.family === to.family &&
    from.first <= to.first
    ? { ...from, text, last: to.last }
    : undefined;
}

/** By its first and its last, such as `10.0.0.0-10.255.255.255`. */
export function textOf({ family, first, last }: AddressRange): string {
  return [first, last].map(value => addressText(family, value)).join('-');
}

/**
 * Addresses by their first and last, such as `10.0.0.0-10.255.255.255`, from a CIDR, one address, or such a text; nothing
 * where it is none of these.
 * @public
 */
export function rangeOf(text: string): string | undefined {
  const range = parseAddresses(text) ?? parseAddresses(`${text}-${text}`);
  return range && textOf(range);
}

function addressText(family: AddressRange['family'], value: bigint): string {
  const size = family === 'IPv4' ? 4 : 16;
  const bytes = Array.from({ length: size }, (_, index) =>
    Number((value >> BigInt(8 * (size - 1 - index))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** Does the first hold all of the second? */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return (
    outer.family === inner.family &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}

export function overlaps(one: AddressRange, other: AddressRange): boolean {
  return (
    one.family === other.family &&
    one.first <= other.last &&
    other.first <= one.last
  );
}

/** All addresses of a family. */
export function wholeFamily(family: AddressRange['family']): AddressRange {
  const last = (1n << (family === 'IPv4' ? 32n : 128n)) - 1n;
  return {
    text: family === 'IPv4' ? '0.0.0.0/0' : '::/0',
    family,
    first: 0n,
    last,
  };
}

/**
 * Is it all addresses of a family?
 * @public
 */
export function isWholeFamily({ family, first, last }: AddressRange): boolean {
  return first === 0n && last === wholeFamily(family).last;
}
