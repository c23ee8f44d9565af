import { Microservice } from '@callboard/contract';
import { demoShop, Files, stateOf } from '../../__testUtils__/shop';
import { running, runningObject } from '../../__testUtils__/running';
import { planChange } from '../../plan-change';
import { NotWatched, Running } from '../../Running';
import { onboard } from './onboard';

const smtp: Microservice = {
  apiVersion: 'callboard.dev/v1alpha1',
  kind: 'Microservice',
  metadata: { name: 'smtp', namespace: 'mail' },
  spec: {
    owner: 'group:default/team-mail',
    image: 'registry.example.com/mail/smtp',
    service: { ports: { http: { port: 80, appProtocol: 'http' } } },
    environments: { prod: { tag: '1.0.0' } },
  },
};

let shop: Files;

beforeEach(async () => {
  shop = await demoShop();
});

const platformFile = 'platform/prod.yaml';

const edited = (path: string, from: string, to: string) => {
  const text = shop.get(path)!;
  expect(text).toContain(from);
  return new Map(shop).set(path, text.replace(from, to));
};

/** The platform says that Git holds all namespaces; or nothing of the kind. */
const stated = (namespaces: 'all-in-git' | 'unknown') =>
  edited(platformFile, 'namespaces: all-in-git', `namespaces: ${namespaces}`);

const suffixed = () =>
  edited(platformFile, 'spec:\n', 'spec:\n  namespaceSuffix: -eu\n');

function plan(
  seen: Running | NotWatched | undefined,
  files: Files = shop,
  microservice = smtp,
) {
  return planChange(
    stateOf(files),
    onboard({ microservice, callers: [], requestedBy: 'user:default/anna' }),
    { running: new Map(seen && [['prod', seen]]) },
  );
}

function planned(...args: Parameters<typeof plan>) {
  const result = plan(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const { files, notes, edits } = result.plan;
  return {
    notes,
    edits,
    singletons: files
      .map(({ path }) => path)
      .filter(path => path.includes('/_namespace/')),
  };
}

const all = ['default-deny', 'namespace', 'peer-authentication'].map(
  name => `deploy/prod/mail/_namespace/${name}.yaml`,
);
const withMail = { namespaces: { known: new Set(['mail']) } };
const silent = { namespaces: { unknown: 'it is not heard any more' } };
const notWatched = { cluster: 'prod-eu', notWatched: 'it needs a token' };

describe('the namespace of a new service', () => {
  it.each(['all-in-git', 'unknown'] as const)(
    'is written where its cluster does not have it (namespaces: %s)',
    namespaces => {
      expect(planned(running(), stated(namespaces))).toMatchObject({
        singletons: all,
        notes: [],
      });
    },
  );

  it('is looked for by the name that it has in the cluster', () => {
    expect(planned(running(withMail), suffixed()).singletons).toEqual(all);
    const there = { namespaces: { known: new Set(['mail-eu']) } };
    expect(planned(running(there), suffixed())).toMatchObject({
      singletons: [],
      notes: [expect.stringContaining('the namespace mail-eu of prod')],
    });
  });

  it('is left alone where its cluster has it, whatever the platform says', () => {
    const note =
      'nothing is written that isolates the namespace mail of prod: its cluster has it already';
    expect(planned(running(withMail), stated('unknown'))).toMatchObject({
      singletons: [],
      notes: [note],
    });
    expect(planned(running(withMail), stated('all-in-git'))).toMatchObject({
      singletons: [],
      notes: [
        `${note}, although the platform says that this repository holds all namespaces`,
      ],
    });
  });

  it.each(['all-in-git', 'unknown'] as const)(
    'is not written where its cluster is watched and does not tell (namespaces: %s)',
    namespaces => {
      expect(planned(running(silent), stated(namespaces))).toMatchObject({
        singletons: [],
        notes: [
          'the namespace mail must exist in prod before this is merged: whether its cluster prod-eu has it is not known (it is not heard any more), so nothing is written for it',
        ],
      });
    },
  );

  it('is what the platform says where its cluster is not watched', () => {
    expect(planned(notWatched, stated('all-in-git')).singletons).toEqual(all);
    const { singletons, notes } = planned(notWatched, stated('unknown'));
    expect(singletons).toEqual([]);
    expect(notes[0]).toBe(
      'the namespace mail must exist in prod before this is merged: the platform does not say that this repository holds all namespaces, and its cluster prod-eu is not watched (it needs a token)',
    );
  });

  const byHand =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: mail}\n';

  it.each<[string, 'all-in-git' | 'unknown', Running, boolean]>([
    ['does not have it', 'all-in-git', running(), false],
    ['does not have it', 'unknown', running(), true],
    ['has it', 'all-in-git', running(withMail), false],
    ['has it', 'unknown', running(withMail), false],
    ['does not tell', 'all-in-git', running(silent), false],
    ['does not tell', 'unknown', running(silent), true],
  ])(
    'is not new where Git has something in it and its cluster %s (namespaces: %s)',
    (_, namespaces, seen, mustExist) => {
      const files = stated(namespaces).set('deploy/prod/others.yaml', byHand);
      const mustBe = 'the namespace mail must exist in prod';
      const { singletons, notes } = planned(seen, files);
      expect(singletons).toEqual([]);
      expect(notes.map(note => note.slice(0, mustBe.length))).toEqual(
        mustExist ? [mustBe] : [],
      );
    },
  );

  it('needs no word where another service of ours is in it, whatever the cluster says', () => {
    const first = {
      ...smtp,
      metadata: { name: 'imap', namespace: 'mail' },
    };
    const files = stated('unknown');
    planned(running(), files, first).edits.forEach(({ path, after }) =>
      files.set(path, after!),
    );
    for (const seen of [running(), running(withMail), running(silent)]) {
      expect(planned(seen, files)).toMatchObject({ singletons: [], notes: [] });
    }
  });
});

describe('a name that is taken in the cluster', () => {
  const labels = {
    'app.kubernetes.io/name': 'smtp',
    'app.kubernetes.io/instance': 'smtp',
  };
  const issuesOf = (...args: Parameters<typeof plan>) => {
    const result = plan(...args);
    return result.ok ? [] : result.issues;
  };
  const seeing = (...objects: Running['objects']) => running({ objects });

  it('is refused at the name, with what has it', () => {
    const seen = seeing(
      runningObject('Deployment mail/smtp', { app: 'smtp' }),
      runningObject('Service mail/smtp'),
    );
    expect(issuesOf(seen)).toEqual([
      {
        code: 'workload-exists',
        path: ['metadata', 'name'],
        message:
          'Deployment and Service mail/smtp are in the cluster of prod (prod-eu) already: choose another name',
      },
    ]);
  });

  it('is refused for pods that the new Service would select, and their workload is not told', () => {
    const seen = seeing(runningObject('StatefulSet mail/postfix', labels));
    const [{ code, message }, ...others] = issuesOf(seen);
    expect(others).toEqual([]);
    expect(code).toBe('workload-exists');
    expect(message).toBe(
      'what runs pods of mail with the labels app.kubernetes.io/name=smtp and app.kubernetes.io/instance=smtp is in the cluster of prod (prod-eu) already, and the new Service would select them: choose another name',
    );
  });

  it('is refused by what was read last, too', () => {
    const seen = running({
      ...silent,
      objects: [runningObject('Deployment mail/smtp')],
      unread: [{ kind: 'Deployment', why: 'it is not heard any more' }],
    });
    expect(issuesOf(seen)).toHaveLength(1);
  });

  it('is said once where Git has it, too', () => {
    const files = new Map(shop).set(
      'deploy/prod/mail.yaml',
      'apiVersion: v1\nkind: Service\nmetadata: {name: smtp, namespace: mail}\nspec: {ports: [{port: 25}]}\n',
    );
    const issues = issuesOf(seeing(runningObject('Service mail/smtp')), files);
    expect(issues.map(({ message }) => message)).toEqual([
      'Service smtp is in prod already (deploy/prod/mail.yaml): choose another name',
    ]);
  });

  it.each([
    ['of another name', runningObject('Deployment mail/postfix', { a: 'b' })],
    ['in another namespace', runningObject('Deployment shop/smtp', labels)],
    [
      'of which the Service would select no pod',
      runningObject('Pod mail/a', { 'app.kubernetes.io/name': 'smtp' }),
    ],
  ])('is free beside what is %s', (_, object) => {
    expect(issuesOf(seeing(object))).toEqual([]);
  });

  it('is looked for in the namespace as it is deployed', () => {
    const deployed = runningObject('Deployment mail-eu/smtp');
    expect(issuesOf(seeing(deployed), suffixed())).toHaveLength(1);
    const other = runningObject('Deployment mail/smtp');
    expect(issuesOf(seeing(other), suffixed())).toEqual([]);
  });

  it('is not its own where only files of an earlier service are there', () => {
    const left = 'deploy/prod/mail/smtp/callers/ops.batch.yaml';
    const files = new Map(shop).set(left, '');
    const seen = seeing(runningObject('Deployment mail/smtp'));
    expect(issuesOf(seen, files).map(({ code }) => code)).toEqual([
      'workload-exists',
      'left-over',
    ]);
  });

  it('is its own where the repository holds that very service there: the same request plans nothing', () => {
    const files = new Map(shop);
    const { edits } = planned(running(), files);
    edits.forEach(({ path, after }) => files.set(path, after!));
    const seen = running({
      ...withMail,
      objects: [runningObject('Deployment mail/smtp', labels)],
      unread: [{ kind: 'Service', why: 'it is not read yet' }],
    });
    expect(planned(seen, files)).toMatchObject({ edits: [], notes: [] });
  });

  it('is somebody else’s where only the contract is there, and nothing was rendered from it', () => {
    const path = 'services/mail/smtp/microservice.yaml';
    const { edits } = planned(running());
    const contract = edits.find(edit => edit.path === path)!.after!;
    const files = new Map(shop).set(path, contract);
    expect(planned(running(), files).edits).not.toEqual([]);
    expect(
      issuesOf(seeing(runningObject('Deployment mail/smtp')), files),
    ).toHaveLength(1);
  });
});

describe('a cluster that cannot be looked at', () => {
  const said =
    'nobody looked whether something called mail/smtp runs in prod already: its cluster prod-eu';

  it('does not keep a service from being onboarded, and is named where kinds are not read', () => {
    const unread = [
      { kind: 'Pod', why: 'it is not read yet' },
      { kind: 'Deployment', why: 'the credentials have no right to read it' },
      { kind: 'Service', why: 'it is not read yet' },
    ];
    expect(planned(running({ unread })).notes).toEqual([
      `${said} could not be read in full (Pod and Service: it is not read yet; Deployment: the credentials have no right to read it)`,
    ]);
  });

  it('is named where it is not watched', () => {
    expect(planned(notWatched).notes).toEqual([
      `${said} is not watched: it needs a token`,
    ]);
  });

  it('is no word worth where the platform names none', () => {
    expect(planned(undefined)).toMatchObject({ singletons: all, notes: [] });
  });
});
