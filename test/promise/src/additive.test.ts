import { changedBy, isCovered } from './change';
import { grantFile, grantsOf, renderAmong, revoked } from './deployed';
import { readGoldenCases } from './golden-cases';
import { judge, wordsOf } from './judge';
import { granted } from './promise/comes-in';

const cases = readGoldenCases();

describe('a grant opens or closes', () => {
  it.each(cases)('what it says and nothing else: %s', (_, deployed) => {
    const changed = changedBy(deployed);
    for (const [service, grant] of grantsOf(deployed)) {
      const promised = granted(deployed, service, grant);
      const packets = changed(service, grant);

      expect(packets.length > 0).toBe(promised !== undefined);
      expect(
        packets
          .filter(packet => !isCovered(packet, deployed, service, promised))
          .map(wordsOf),
      ).toEqual([]);
    }
  });

  it.each(cases)('by one file: %s', (_, deployed) => {
    const { platform, contracts, grants } = deployed;
    for (const [service, grant] of grantsOf(deployed)) {
      const left = revoked(deployed, service, grant).grants;
      const path = grantFile(deployed, service, grant);
      const filesWith = (some: typeof grants) => {
        const rendering = renderAmong(platform, contracts, some, service);
        return rendering.ok ? rendering.files : undefined;
      };
      expect(filesWith(left)).toEqual(
        filesWith(grants)!.filter(file => file.path !== path),
      );
    }
  });
});

describe('without any grant', () => {
  it.each(cases)('nobody comes in but the platform: %s', (_, deployed) => {
    const closed = grantsOf(deployed).reduce(
      (left, [service, grant]) => revoked(left, service, grant),
      deployed,
    );
    expect(closed.files.filter(({ path }) => /callers/.test(path))).toEqual([]);
    expect(judge(closed).broken).toEqual([]);
  });
});
