import fc from 'fast-check';
import { Engine, toText } from './engine';
import { evaluate } from './evaluate';
import { toCluster } from './evaluator/cluster';
import { inWords } from './evaluator/question';
import { questionsOf } from './random/questions';
import { RandomCluster, randomCluster } from './random/random-cluster';

const clusters = 2000;

/** Where the engine and the plain evaluator differ, in words. */
function disagreements(random: RandomCluster): string[] {
  const cluster = toCluster(random.objects);
  const engine = new Engine(toText(random.objects), random.facts);
  return questionsOf(random, cluster).flatMap(question => {
    const expected = evaluate(cluster, random.facts, question);
    const { outcome, reasons } = engine.verdictOn(question);
    if (outcome === expected) return [];
    const why = reasons.map(({ code }) => code).join(', ');
    return `${inWords(
      question,
    )}: ${outcome} (${why}), but the evaluator says ${expected}`;
  });
}

describe('the engine and the plain evaluator', () => {
  it('see the same workloads', () => {
    fc.assert(
      fc.property(randomCluster, ({ objects, facts }) => {
        const { workloads } = new Engine(toText(objects), facts);
        const seen = toCluster(objects).workloads.map(
          ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`,
        );
        expect([...workloads].sort()).toEqual(seen.sort());
      }),
    );
  });

  it('agree about every pair of workloads and addresses', () => {
    fc.assert(
      fc.property(randomCluster, cluster => {
        expect(disagreements(cluster)).toEqual([]);
      }),
      { numRuns: clusters },
    );
  }, 300_000);
});
