import { demoShop, granting, stateOf } from '../../__testUtils__/shop';
import { running, runningObject } from '../../__testUtils__/running';
import { planChange } from '../../plan-change';
import { NotWatched, Running } from '../../Running';

const app = { app: 'reports' };

/** What is said to a reviewer of pods that are not there, when prod is seen so. */
async function notesBeside(
  seen: Running | NotWatched | undefined,
  environments = ['dev', 'prod'],
) {
  const intent = granting('ops/reports → finance/payments', {
    ports: ['http'],
    environments,
    from: { podLabels: app, serviceAccount: 'reports' },
  });
  const planned = planChange(stateOf(await demoShop()), intent, {
    running: new Map(seen && [['prod', seen]]),
  });
  if (!planned.ok) throw new Error(JSON.stringify(planned.issues));
  return planned.plan.notes.filter(note => note.startsWith('no pod'));
}

describe('a grant to pods that Callboard does not manage', () => {
  it('tells where no pod has their labels', async () => {
    const others = running({
      objects: [
        runningObject('Pod ops/batch', { app: 'batch' }),
        runningObject('Pod shop/reports', app),
        runningObject('Deployment ops/reports', app),
      ],
    });
    expect(await notesBeside(others)).toEqual([
      'no pod in the namespace ops of prod has the labels now by which ops/reports is known (app=reports): correct them where that is a mistake',
    ]);
  });

  it('tells nothing where a pod has them', async () => {
    const objects = [runningObject('Pod ops/reports-1', { ...app, tier: 'a' })];
    expect(await notesBeside(running({ objects }))).toEqual([]);
  });

  it.each<[string, Running | NotWatched | undefined]>([
    [
      'the pods cannot be read',
      running({ unread: [{ kind: 'Pod', why: 'it is not read yet' }] }),
    ],
    [
      'the cluster is not watched',
      { cluster: 'prod-eu', notWatched: 'it needs a token' },
    ],
    ['the platform names no cluster', undefined],
  ])('tells nothing where %s', async (_, seen) => {
    expect(await notesBeside(seen)).toEqual([]);
  });

  it('tells nothing of environments that it is not for', async () => {
    expect(await notesBeside(running(), ['dev'])).toEqual([]);
  });
});
