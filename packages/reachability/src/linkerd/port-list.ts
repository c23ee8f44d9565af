/** Ports from the first to the last. */
type Ports = [first: number, last: number];

/**
 * Reads a list of ports and ranges as annotations have them, e.g. `4567,8000-8009`. Nothing where it is none.
 * @see https://linkerd.io/2-edge/reference/proxy-configuration/
 */
export function parsePortList(text: string): Ports[] | undefined {
  const items = text
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
  const ranges = items.flatMap(item => {
    const match = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(item);
    if (!match) return [];
    const range: Ports = [Number(match[1]), Number(match[2] ?? match[1])];
    return isRange(range) ? [range] : [];
  });
  return ranges.length === items.length ? ranges : undefined;
}

/** Is the port one of them? */
export function isListed(ranges: Ports[], port: number): boolean {
  return ranges.some(([first, last]) => first <= port && port <= last);
}

function isRange([first, last]: Ports): boolean {
  return first >= 1 && first <= last && last <= 65535;
}
