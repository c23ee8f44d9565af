import { manifest, outlook } from './__testUtils__/outlook';
import { restart } from './restart';

const one = '{template: {spec: {containers: [{name: a, image: a}]}}}';
const other = '{template: {spec: {containers: [{name: a, image: b}]}}}';

const risksOf = (kind: string, before: string | null, after: string | null) =>
  restart(
    outlook(before && manifest(kind, before), after && manifest(kind, after)),
  );

describe('a restart', () => {
  it.each(['Deployment', 'StatefulSet', 'DaemonSet'])(
    'is another pod template of a %s',
    kind => {
      expect(risksOf(`apps/${kind}`, one, other)).toEqual([
        `dev: ${kind} shop/web restarts: its pod template changes (deploy/dev/shop/web/it.yaml)`,
      ]);
    },
  );

  it.each<[string, string, string | null, string | null]>([
    ['a new Deployment', 'apps/Deployment', null, one],
    ['a Deployment that goes', 'apps/Deployment', one, null],
    [
      'the same pods, differently written',
      'apps/Deployment',
      one,
      `\n  ${one}`,
    ],
    [
      'more of the same pods',
      'apps/Deployment',
      one,
      one.replace('{', '{replicas: 3, '),
    ],
    ['another kind', 'batch/CronJob', one, other],
  ])('is not %s', (_, kind, before, after) => {
    expect(risksOf(kind, before, after)).toEqual([]);
  });
});
