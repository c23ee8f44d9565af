import { Microservice } from '@callboard/contract';
import {
  demoShop,
  descriptionOf,
  Files,
  issuesOf,
  linesOf,
  merged,
  openChange,
  pathsOf,
  planOf,
  stateOf,
} from '../../__testUtils__/shop';
import { outdatedPaths } from '../../outdated';
import { planChange } from '../../plan-change';
import { onboard } from '../onboard/onboard';
import { stepsAgain } from '../operations';
import { bootstrap, bootstrapping } from './bootstrap';

let shop: Files;

/** The demo shop, whose dev is delivered by Flux. */
beforeEach(async () => {
  shop = await demoShop();
  const path = 'platform/dev.yaml';
  const gitops = `{ tool: flux, repository: 'https://git.example.com/gitops' }`;
  shop.set(path, `${shop.get(path)}  gitops: ${gitops}\n`);
});

const setUp = (environment = 'prod') =>
  bootstrap(environment, 'user:default/pia');

const newcomer = (name: string, namespace: string, owner: string) => {
  const microservice: Microservice = {
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Microservice',
    metadata: { name, namespace },
    spec: {
      owner,
      image: 'registry.example.com/any',
      replicas: 1,
      environments: { prod: { tag: '1' } },
    },
  };
  return onboard({
    microservice,
    callers: [],
    requestedBy: 'user:default/pia',
  });
};

const set = 'delivery/prod/application-set.yaml';
const shopProject = 'delivery/prod/app-project-prod-team-shop.yaml';

describe('setting up the delivery of an environment', () => {
  it('writes a project for each team and one ApplicationSet, and nothing else', () => {
    expect(pathsOf(planOf(setUp(), shop))).toEqual([
      '+ delivery/prod/app-project-prod-team-finance.yaml',
      '+ delivery/prod/app-project-prod-team-ops.yaml',
      `+ ${shopProject}`,
      `+ ${set}`,
    ]);
  });

  it('writes what Flux needs where Flux delivers', () => {
    expect(pathsOf(planOf(setUp('dev'), shop))).toEqual([
      '+ delivery/dev/git-repository.yaml',
      '+ delivery/dev/kustomization-deploy.yaml',
    ]);
  });

  it('plans nothing once it is merged', () => {
    expect(planOf(setUp(), merged(setUp(), shop)).edits).toEqual([]);
  });

  it('gives and takes no access', () => {
    expect(planOf(setUp(), shop).connectivity).toEqual({
      environments: [],
      approvers: [],
    });
  });

  it('says what comes into the cluster and who may bring it', () => {
    const { title, effect, risks } = descriptionOf(setUp(), shop);

    expect({ title, effect, risks }).toEqual({
      title: 'Deliver prod with Argo CD',
      effect: [
        'Argo CD brings deploy/prod of https://git.example.com/shop/gitops.git (main) into the cluster, once somebody with rights there has applied delivery/prod for the first time.',
        'The project prod-team-finance lets group:default/team-finance bring services into finance, and nowhere else.',
        'The project prod-team-ops lets group:default/team-ops bring services into ops, and nowhere else.',
        'The project prod-team-shop lets group:default/team-shop bring services into shop, and nowhere else.',
      ],
      risks: [],
    });
  });

  it('tells of folders that Argo CD does not deliver', async () => {
    shop.set(
      'deploy/prod/old/batch/batch.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: batch, namespace: old }\n',
    );

    expect(planOf(setUp(), shop).notes).toEqual([
      'deploy/prod/old/batch belongs to no service of any team: Argo CD does not deliver it',
    ]);
  });

  it('adds a team that is new, and keeps what a person wrote', () => {
    const before = merged(setUp(), shop);
    const text = before.get(set)!;
    before.set(set, text.replace('selfHeal: true', 'selfHeal: false # ours'));
    const after = merged(newcomer('rates', 'lab', 'group:default/x'), before);
    const plan = planOf(setUp(), after, { [set]: [text] });

    expect(pathsOf(plan)).toEqual([
      '+ delivery/prod/app-project-prod-x.yaml',
      `~ ${set}`,
    ]);
    expect(linesOf(plan, set)).toContain('+ - path: deploy/prod/lab/*');
    expect(plan.files.at(-1)!.after).toContain('selfHeal: false # ours');
  });

  it('takes the project of a team away that has no service there any more', () => {
    const before = merged(setUp(), shop);
    before.delete('services/finance/payments/microservice.yaml');
    before.delete('services/finance/billing/microservice.yaml');

    expect(pathsOf(planOf(setUp(), before))).toContain(
      '- delivery/prod/app-project-prod-team-finance.yaml',
    );
  });

  it('is refused for what is no environment, and where nothing says what delivers', async () => {
    expect(issuesOf(setUp('moon'), shop)).toEqual([
      'environment-unknown environment',
    ]);
    expect(issuesOf(setUp('constructor'), shop)).toEqual([
      'environment-unknown environment',
    ]);
    expect(issuesOf(setUp('dev'), await demoShop())).toEqual([
      'gitops-missing spec.gitops',
    ]);
    expect(
      [undefined, 7, { name: 'prod' }].map(environment =>
        bootstrapping.intentOf(
          { operation: 'bootstrap', environment },
          { by: 'user:default/pia', owns: [], today: '2026-01-01' },
        ),
      ),
    ).toMatchObject([
      { issues: [{ code: 'missing', path: ['environment'] }] },
      { issues: [{ code: 'wrong-type', path: ['environment'] }] },
      { issues: [{ code: 'wrong-type', path: ['environment'] }] },
    ]);
  });

  it('is refused where a contract cannot be read: its service would be taken out of the cluster', () => {
    shop.set('services/shop/orders/microservice.yaml', 'spec: [');

    expect(issuesOf(setUp(), shop)).toContain(
      'contract-unreadable environment',
    );
  });

  it('is outdated once another team has come', () => {
    const change = openChange(setUp(), shop);
    const after = merged(newcomer('rates', 'lab', 'group:default/x'), shop);
    const outdated = (files: Files) => {
      const state = stateOf(files);
      const planned = planChange(state, stepsAgain(change)!);
      return planned.ok ? outdatedPaths(state, change, planned.plan) : planned;
    };

    expect(outdated(shop)).toEqual([]);
    expect(outdated(after)).toEqual([
      'delivery/prod/app-project-prod-x.yaml',
      set,
    ]);
  });
});

describe('an onboarding into an environment whose delivery is set up', () => {
  const notesOf = (intent: ReturnType<typeof newcomer>, files: Files) =>
    planOf(intent, files).notes.filter(note => note.includes('delivery'));

  it('says nothing of it in a namespace that its team has', () => {
    const files = merged(setUp(), shop);

    expect(
      notesOf(newcomer('rates', 'shop', 'group:default/team-shop'), files),
    ).toEqual([]);
  });

  it('says that it is not delivered yet in a new namespace', () => {
    const intent = newcomer('rates', 'lab', 'group:default/team-shop');

    expect(notesOf(intent, merged(setUp(), shop))).toEqual([
      'the delivery of prod does not know this service or its namespace yet: have it set up again (operation bootstrap) once this is merged',
    ]);
    expect(notesOf(intent, shop)).toEqual([]);
  });

  it('is refused under a name that would stop every application', () => {
    const files = merged(setUp(), shop);
    const [namespace, name] = ['shop', 'namespace'];

    expect(
      issuesOf(newcomer(name, namespace, 'group:default/team-shop'), files),
    ).toEqual(['application-name-taken metadata.name']);
  });
});
