import { join } from 'node:path';
import { Engine, toText } from './engine';
import { evaluate } from './evaluate';
import { KubernetesObject, Pods, toCluster } from './evaluator/cluster';
import { Outcome } from './evaluator/outcome';
import { End, Facts, Question } from './evaluator/question';
import { readTraps } from './traps';

type Judge = (
  objects: KubernetesObject[],
  facts: Facts,
) => (question: Question) => Outcome;

const judges: Record<string, Judge> = {
  'the plain evaluator': (objects, facts) => {
    const cluster = toCluster(objects);
    return question => evaluate(cluster, facts, question);
  },
  'the engine': (objects, facts) => {
    const engine = new Engine(toText(objects), facts);
    return question => engine.verdictOn(question).outcome;
  },
};

const traps = readTraps(join(__dirname, '..', 'traps'));

describe.each(Object.keys(judges))('%s', judge => {
  describe.each(Object.keys(traps))('knows %s', file => {
    it.each(traps[file])('$says', ({ objects, facts, asks }) => {
      const { workloads } = toCluster(objects);
      const outcomeOf = judges[judge](objects, facts);
      const answers = asks.map(ask => ({
        ...ask,
        outcome: outcomeOf({
          ...ask,
          from: endCalled(ask.from, workloads),
          to: endCalled(ask.to, workloads),
        }),
      }));
      expect(answers).toEqual(asks);
    });
  });
});

describe('both', () => {
  it('see the workloads that run pods, and none that has ended (traps 30 and 31)', () => {
    const [{ objects, facts }] = traps['rules.yaml'];
    const seen = toCluster(objects).workloads.map(
      ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`,
    );
    expect(seen).toEqual([
      'Deployment shop/web',
      'Deployment shop/api',
      'StatefulSet shop/db',
      'CronJob shop/nightly',
      'Deployment pay/web',
      'DaemonSet pay/agent',
      'Pod dark/web',
      'Pod default/lonely',
    ]);
    const { workloads } = new Engine(toText(objects), facts);
    expect([...workloads].sort()).toEqual([...seen].sort());
  });
});

function endCalled(text: string, workloads: Pods[]): End {
  const pods = workloads.find(
    ({ namespace, name }) => text === `${namespace}/${name}`,
  );
  if (!pods && text.includes('/')) throw new Error(`no workload ${text}`);
  return pods ? { pods } : { address: text };
}
