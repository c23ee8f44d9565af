import type { PortRanges } from '@callboard/reachability';

const protocols = ['TCP', 'UDP', 'SCTP'] as const;

/** Ports for people, such as `TCP 80, 8000-8999; UDP 53`. */
export function portsText(ports: PortRanges): string {
  const texts = protocols.flatMap(protocol => {
    const ranges = ports[protocol];
    return ranges ? [`${rangesText(protocol, ranges)}`] : [];
  });
  const isAll =
    texts.length === 3 && texts.every(one => one.startsWith('all '));
  return isAll ? 'every port' : texts.join('; ');
}

function rangesText(protocol: string, ranges: [number, number][]): string {
  const [[first, last]] = ranges;
  if (first === 1 && last === 65535) return `all ${protocol}`;
  return `${protocol} ${ranges
    .map(([from, to]) => (from === to ? from : `${from}-${to}`))
    .join(', ')}`;
}
