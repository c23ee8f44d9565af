import { BlockList, isIP } from 'node:net';

/** An `ipBlock` of a NetworkPolicy, as it stands in the manifest. */
export interface IpBlock {
  cidr: string;
  except?: string[];
}

/** Is the text an IPv4 or IPv6 block, such as `10.0.0.0/8`? */
export function isCidr(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[^/]+\/\d{1,3}$/.test(text)) return false;
  const { version, bits } = parts(text);
  return version !== 0 && bits <= (version === 4 ? 32 : 128);
}

/** “Except values will be rejected if they are outside the cidr range”; the API server refuses the whole range too. */
export function isStrictlyInside(inner: string, outer: string): boolean {
  return (
    parts(inner).bits > parts(outer).bits &&
    contains(outer, parts(inner).address)
  );
}

/** Does the block hold the address? “except” takes away from its own block only (trap 9). */
export function holds({ cidr, except = [] }: IpBlock, address: string) {
  return (
    contains(cidr, address) && !except.some(block => contains(block, address))
  );
}

/** The IP version of which the block is every address; undefined where it is not. */
export function wholeOf({ cidr, except = [] }: IpBlock): 4 | 6 | undefined {
  if (except.length > 0) return undefined;
  if (cidr === '0.0.0.0/0') return 4;
  return cidr === '::/0' ? 6 : undefined;
}

export function contains(cidr: string, address: string): boolean {
  const { address: start, bits, version } = parts(cidr);
  if (isIP(address) !== version) return false; // 0.0.0.0/0 says nothing about IPv6 (trap 36)
  const list = new BlockList();
  const family = version === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(start, bits, family);
  return list.check(address, family);
}

function parts(cidr: string) {
  const [address, bits] = cidr.split('/');
  return { address, bits: Number(bits), version: isIP(address) };
}
