import { LocalGitHost } from '../git/local/LocalGitHost';
import { readDemoShop } from '../demo-shop';
import { Repository } from '../repository/Repository';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Changes } from './Changes';
import { RunningIn } from './Running';
import { running, runningObject } from './__testUtils__/running';

// A repository is seeded on disk for each of them.
jest.setTimeout(30_000);

const anna = { name: 'user:default/anna', owns: [] };

const onboarding = (terms: { dryRun?: boolean } = {}) => ({
  operation: 'onboard' as const,
  microservice: {
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Microservice',
    metadata: { name: 'smtp', namespace: 'mail' },
    spec: {
      owner: 'group:default/team-mail',
      image: 'registry.example.com/mail/smtp',
      service: { ports: { http: { port: 80, appProtocol: 'http' } } },
      environments: { prod: { tag: '1.0.0' } },
    },
  },
  callers: [],
  ...terms,
});

const empty: RunningIn = new Map([['prod', running()]]);
const taken: RunningIn = new Map([
  ['prod', running({ objects: [runningObject('Deployment mail/smtp')] })],
]);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Changes of a demo repository beside a cluster; what runs there may be set. */
async function beside(cluster: { runs: RunningIn }) {
  const host = await LocalGitHost.open({
    id: 'demo',
    path: join(folder, 'demo.git'),
    seed: readDemoShop,
  });
  return new Changes([new Repository(host)], {
    readOnly: false,
    onMerged: async () => {},
    now: () => new Date('2026-11-21T12:00:00Z'),
    lookAround: (platforms, namespaces) => {
      expect([...platforms.keys()]).toEqual(['dev', 'prod']);
      expect(namespaces).toEqual(['mail']);
      return cluster.runs;
    },
  });
}

describe('an onboarding beside a live cluster', () => {
  it('is refused when it is proposed, where something of its name runs since it was looked at', async () => {
    const cluster = { runs: empty };
    const changes = await beside(cluster);
    const { state } = await changes.propose(onboarding({ dryRun: true }), anna);
    expect(state).toBe('planned');

    cluster.runs = taken;
    await expect(changes.propose(onboarding(), anna)).rejects.toThrow(
      'metadata.name: Deployment mail/smtp is in the cluster of prod (prod-eu) already: choose another name',
    );
    expect(await changes.list()).toEqual([]);
  });

  it.each<[string, RunningIn, string]>([
    ['something of its name runs', taken, 'Deployment mail/smtp is in'],
    [
      'its namespace is there',
      new Map([
        ['prod', running({ namespaces: { known: new Set(['mail']) } })],
      ]),
      'deploy/prod/mail/_namespace/default-deny.yaml',
    ],
  ])('is not merged where %s since it was proposed', async (_, since, why) => {
    const cluster = { runs: empty };
    const changes = await beside(cluster);
    const { change } = await changes.propose(onboarding(), anna);
    const { id, commit } = change!;

    cluster.runs = since;
    await expect(changes.merge('demo', id, commit, anna.name)).rejects.toThrow(
      why,
    );
    cluster.runs = empty;
    const { state } = await changes.merge('demo', id, commit, anna.name);
    expect(state).toBe('merged');
  });
});
