import { readGoldenCases } from '@callboard/test-cluster/src/manifest-sets';
import { askKubeScore } from './ask-kube-score';
import { itDefends } from './itDefends';
import { findJudges, pathOf, whySkipped } from './parts';
import { planted } from './planted';

const { kubeScore } = findJudges();
const noJudge = whySkipped(kubeScore);

const goldenCases = readGoldenCases();

(noJudge ? describe.skip : describe)(`kube-score${noJudge}`, () => {
  itDefends('kube-score', goldenCases, set =>
    askKubeScore(pathOf(kubeScore), set),
  );

  it('complains of a container without resources', () => {
    const set = planted('Deployment', ({ spec }) => {
      delete spec.template.spec.containers[0].resources;
    });
    expect(askKubeScore(pathOf(kubeScore), set)).toContainEqual({
      check: 'container-resources',
      says: 'Memory limit is not set',
      about: 'Deployment shop/orders',
    });
  });

  it('complains of a budget that selects other pods', () => {
    const set = planted('PodDisruptionBudget', ({ spec }) => {
      spec.selector.matchLabels = { app: 'other' };
    });
    expect(askKubeScore(pathOf(kubeScore), set)).toContainEqual(
      expect.objectContaining({ check: 'deployment-has-poddisruptionbudget' }),
    );
  });
});
