import fc from 'fast-check';
import { stringify } from 'yaml';
import { Engine, toText } from './engine';
import { KubernetesObject } from './evaluator/cluster';
import { Outcome } from './evaluator/outcome';
import { inWords, Question } from './evaluator/question';
import { questionsOf } from './random/questions';
import { RandomCluster, randomCluster } from './random/random-cluster';
import { accept } from './transforms/accept';
import { authorization } from './transforms/authorization';
import { elsewhere } from './transforms/elsewhere';
import { grant, randomGrant } from './transforms/grant';
import { letIn, randomLetIn } from './transforms/let-in';
import { randomNames, rename } from './transforms/rename';
import { shuffle } from './transforms/shuffle';
import { split } from './transforms/split';

const numRuns = 200;

/** The engine's answers to the questions, in words. */
function answers(
  { facts }: RandomCluster,
  text: string,
  questions: Question[],
): string[] {
  const engine = new Engine(text, facts);
  return questions.map(
    question => `${inWords(question)} ${engine.verdictOn(question).outcome}`,
  );
}

/** The answers to the same questions, about the cluster and about other objects in its place. */
function beforeAndAfter(cluster: RandomCluster, objects: KubernetesObject[]) {
  const questions = questionsOf(cluster);
  return {
    before: answers(cluster, toText(cluster.objects), questions),
    after: answers(cluster, toText(objects), questions),
  };
}

const inLinkerd = randomCluster.filter(
  ({ facts }) => facts.mesh.kind === 'linkerd',
);

const rank: Record<Outcome, number> = {
  denied: 0,
  unknown: 1,
  conditional: 1,
  allowed: 2,
};

/** The questions whose answer is worse about other objects in the place of the cluster's, in words. */
function lost(cluster: RandomCluster, objects: KubernetesObject[]): string[] {
  const [before, after] = [cluster.objects, objects].map(
    one => new Engine(toText(one), cluster.facts),
  );
  return questionsOf(cluster).flatMap(question => {
    const [had, has] = [before, after].map(
      engine => engine.verdictOn(question).outcome,
    );
    const isLess = rank[has] < rank[had];
    return isLess ? `${inWords(question)}: ${had}, then ${has}` : [];
  });
}

describe('the engine', () => {
  it('takes no access away when a rule is added to a policy', () => {
    fc.assert(
      fc.property(randomCluster, randomGrant, (cluster, more) => {
        expect(lost(cluster, grant(cluster, more))).toEqual([]);
      }),
      { numRuns },
    );
  }, 120_000);

  it('takes no access away when a rule is added to an AuthorizationPolicy that allows', () => {
    fc.assert(
      fc.property(randomCluster, randomLetIn, (cluster, more) => {
        expect(lost(cluster, letIn(cluster.objects, more))).toEqual([]);
      }),
      { numRuns },
    );
  }, 120_000);

  it('takes no access away when administrators accept more in the end', () => {
    fc.assert(
      fc.property(randomCluster, cluster => {
        expect(lost(cluster, accept(cluster))).toEqual([]);
      }),
      { numRuns },
    );
  }, 120_000);

  it('takes no access away when Linkerd authorizes more clients', () => {
    fc.assert(
      fc.property(inLinkerd, fc.nat(11), (cluster, at) => {
        const objects = [...cluster.objects, authorization(cluster, at)];
        expect(lost(cluster, objects)).toEqual([]);
      }),
      { numRuns: numRuns / 2 },
    );
  }, 120_000);

  it('answers the same when everything has another name', () => {
    fc.assert(
      fc.property(randomCluster, randomNames, (cluster, names) => {
        const questions = questionsOf(cluster);
        const text = toText(rename(cluster.objects, names));
        expect(answers(cluster, text, rename(questions, names))).toEqual(
          rename(answers(cluster, toText(cluster.objects), questions), names),
        );
      }),
      { numRuns },
    );
  }, 120_000);

  it('answers the same when each rule is a policy of its own', () => {
    fc.assert(
      fc.property(randomCluster, cluster => {
        const rules = split(cluster.objects);
        const { before, after } = beforeAndAfter(cluster, rules);
        expect(after).toEqual(before);
      }),
      { numRuns },
    );
  }, 120_000);

  it('answers the same in whatever order documents, fields and lists come, in YAML as in JSON', () => {
    fc.assert(
      fc.property(randomCluster, fc.nat(), (cluster, order) => {
        const questions = questionsOf(cluster);
        const documents = shuffle(cluster.objects, order).map(object =>
          stringify(object, { version: '1.1' }),
        );
        expect(answers(cluster, documents.join('---\n'), questions)).toEqual(
          answers(cluster, toText(cluster.objects), questions),
        );
      }),
      { numRuns },
    );
  }, 120_000);

  it('answers the same about the others when a namespace is added', () => {
    fc.assert(
      fc.property(randomCluster, cluster => {
        const { before, after } = beforeAndAfter(cluster, [
          ...elsewhere(cluster.facts),
          ...cluster.objects,
        ]);
        expect(after).toEqual(before);
      }),
      { numRuns },
    );
  }, 120_000);

  it('answers the same when every policy is there twice', () => {
    fc.assert(
      fc.property(randomCluster, cluster => {
        const twice = cluster.objects
          .filter(({ kind }) => /Policy|Authentication/.test(kind))
          // There is only one of them.
          .filter(({ kind }) => kind !== 'BaselineAdminNetworkPolicy')
          .map(({ metadata, ...policy }) => ({
            ...policy,
            metadata: { ...metadata, name: `${metadata.name}-again` },
          }));
        const { before, after } = beforeAndAfter(cluster, [
          ...cluster.objects,
          ...twice,
        ]);
        expect(after).toEqual(before);
      }),
      { numRuns },
    );
  }, 120_000);
});
