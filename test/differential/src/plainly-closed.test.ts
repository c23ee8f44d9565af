import { calls, isPlainlyClosed, Verdict } from '@callboard/reachability';
import fc from 'fast-check';
import { randomCluster } from './random/random-cluster';
import { reader } from './reader';

const numRuns = 1_000;

const names = ({ outcome, reasons }: Verdict) =>
  outcome !== 'denied' && reasons.some(({ code }) => code === 'rule-allows');

describe('what is plainly closed', () => {
  it('is denied on each port, and no rule of either side allows the other', () => {
    const count = { plain: 0, denied: 0 };
    fc.assert(
      fc.property(randomCluster, ({ objects, facts }) => {
        const network = reader(facts)(objects);
        for (const workload of network.workloads) {
          for (const service of network.services) {
            const traces = calls(network, workload, [service]).flatMap(
              ({ ports }) => ports,
            );
            const isDenied = traces.every(
              ({ verdict }) => verdict.outcome === 'denied',
            );
            count.denied += isDenied && traces.length > 0 ? 1 : 0;
            const from = { kind: 'workload' as const, workload };
            if (!isPlainlyClosed(network, from, service)) continue;
            count.plain += 1;
            expect(
              traces.filter(one => one.verdict.outcome !== 'denied'),
            ).toEqual([]);
            const sides = traces.flatMap(({ steps }) =>
              steps.filter(one => /leaving|entering/.test(one.station)),
            );
            expect(sides.filter(({ verdict }) => names(verdict))).toEqual([]);
          }
        }
      }),
      { numRuns },
    );
    // Much of what is denied, or it is of no use.
    expect(count.plain).toBeGreaterThan(count.denied / 4);
  }, 300_000);
});
