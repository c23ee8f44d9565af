import { ApiServerError } from '../ApiServer';
import { toClusterSource } from '../cluster-source';
import { unknownParts } from '../unknown-parts';
import { deployment, pod, replicaSet, service } from './__testUtils__/live';
import { ScriptedApiServer } from './__testUtils__/ScriptedApiServer';
import { SimulatedClock } from './__testUtils__/SimulatedClock';
import { ClusterWatch } from './ClusterWatch';

let clock: SimulatedClock;
let server: ScriptedApiServer;
let watch: ClusterWatch;

beforeEach(() => {
  clock = new SimulatedClock();
  server = new ScriptedApiServer();
  server.objects.services = [service('web')];
});

afterEach(() => watch.stop());

async function begin(seconds = 1, pollSeconds = 60): Promise<void> {
  watch = new ClusterWatch('prod', server, clock, pollSeconds);
  await clock.pass(seconds);
}

async function seen() {
  await clock.pass(0.2);
  const sighting = watch.sighting();
  return {
    ...sighting,
    names: sighting.objects.map(one => `${one.kind} ${one.metadata.name}`),
    kindOf: (resource: string) =>
      sighting.kinds.find(one => one.resource === resource),
    states: [...new Set(sighting.kinds.map(({ state }) => state))],
  };
}

const kindCount = () => Object.keys(server.kinds).length;

/** Requests in the next minutes, each. */
async function requestsIn(minutes: number): Promise<number[]> {
  const counts = [];
  for (let minute = 0; minute < minutes; minute++) {
    const before = server.requests.length;
    await clock.pass(60);
    counts.push(server.requests.length - before);
  }
  return counts;
}

const failing = (status: number, more = {}) =>
  new ApiServerError('no', { status, ...more });
const of = (resource: string, error: Error) => (path: string) =>
  path.split('?')[0].endsWith(`/${resource}`) ? error : undefined;

describe('a cluster that answers', () => {
  it('is not known before it has answered', async () => {
    watch = new ClusterWatch('prod', server, clock, 60);

    expect(watch.sighting()).toMatchObject({
      kinds: [],
      failure: 'it is not known yet what it serves',
    });
  });

  it('is known kind by kind, and only the kinds that it serves', async () => {
    await begin();

    const { names, kinds, states, failure } = await seen();
    expect(names).toEqual(['Service web']);
    expect(states).toEqual(['live']);
    expect(failure).toBeUndefined();
    expect(kinds.map(({ resource }) => resource).sort()).toEqual([
      'cronjobs',
      'daemonsets',
      'deployments',
      'endpointslices',
      'ingresses',
      'jobs',
      'namespaces',
      'networkpolicies',
      'pods',
      'replicasets',
      'replicationcontrollers',
      'services',
      'statefulsets',
    ]);
  });

  it('is asked nothing for those who look', async () => {
    await begin();
    const before = server.requests.length;

    for (let view = 0; view < 1000; view++) watch.sighting();

    expect(server.requests).toHaveLength(before);
  });

  it('tells of what is new, changed and gone', async () => {
    await begin();

    server.tell('ADDED', 'services', service('orders'));
    expect((await seen()).names).toEqual(['Service web', 'Service orders']);
    server.tell(
      'MODIFIED',
      'services',
      service('orders', { clusterIP: 'None' }),
    );
    expect((await seen()).objects[1].spec).toEqual({ clusterIP: 'None' });
    server.tell('DELETED', 'services', service('orders'));
    expect((await seen()).names).toEqual(['Service web']);
  });

  it('keeps an object the same where nothing has changed that matters', async () => {
    const status = { loadBalancer: {} };
    server.objects.services = [{ ...service('web'), status }];
    await begin();
    const before = await seen();

    server.tell('MODIFIED', 'services', {
      ...service('web'),
      status: { ...status, conditions: [] },
    });

    const after = await seen();
    expect(after.objects[0]).toBe(before.objects[0]);
    expect(after.revision).toBe(before.revision);
  });

  it('wakes those who wait for a change, and nobody for a bookmark', async () => {
    await begin();
    const { revision } = await seen();
    let isOver = false;
    const waiting = watch
      .changeSince(revision, new AbortController().signal)
      .then(() => (isOver = true));

    server.say('services', {
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: '101' } },
    });
    await clock.pass(5);
    expect(isOver).toBe(false);
    server.tell('ADDED', 'services', service('orders'));
    await clock.pass(1);
    await waiting;

    expect(watch.sighting().revision).toBe(revision + 1);
  });

  it('goes on from where a stream ended, and reads nothing again', async () => {
    await begin();
    await clock.pass(1800);
    const paths: string[] = [];
    server.fault = path => void paths.push(path);

    server.endStreams();
    await clock.pass(2);

    expect((await seen()).states).toEqual(['live']);
    const resumed = paths.filter(path => path.includes('watch=1'));
    expect(resumed).toHaveLength(kindCount());
    resumed.forEach(path => expect(path).toContain('resourceVersion=100'));
  });
});

describe('the version of Kubernetes', () => {
  it('is read where it is asked what there is, and nowhere else', async () => {
    await begin();
    expect((await seen()).kubernetes).toBe('v1.36.2');

    server.kubernetes = 'v1.37.0';
    await clock.pass(140);

    expect((await seen()).kubernetes).toBe('v1.37.0');
    const asked = (path: string) =>
      server.requests.filter(one => one === `get ${path}`).length;
    expect(asked('/version')).toBe(asked('/apis'));
  });

  it('costs nothing where it may not be read', async () => {
    server.fault = of('version', failing(403));
    await begin();

    const { kubernetes, states, failure } = await seen();
    expect(kubernetes).toBeUndefined();
    expect(states).toEqual(['live']);
    expect(failure).toBeUndefined();
  });

  it('is the last that was read where it cannot be read again', async () => {
    await begin();
    server.fault = of('version', failing(500));
    await clock.pass(140);

    expect((await seen()).kubernetes).toBe('v1.36.2');
  });
});

describe('a watch that ends while it is asked what there is', () => {
  it('begins to watch nothing', async () => {
    server.fault = path => {
      if (path === '/version') watch.stop();
      return undefined;
    };
    await begin(60);

    expect(server.requests.at(-1)).toBe('get /version');
  });
});

describe('kinds that come and go', () => {
  const policies = 'policy.linkerd.io servers';

  it('appear without a restart once they are installed', async () => {
    await begin();
    server.kinds[policies] = { version: 'v1beta3', kind: 'Server' };

    await clock.pass(140);

    expect((await seen()).kindOf('servers')).toMatchObject({
      state: 'live',
      version: 'v1beta3',
    });
  });

  it('leave a cluster read as it was while they are read', async () => {
    await begin();
    expect(toClusterSource(await seen()).state).toBe('live');
    server.kinds[policies] = { version: 'v1beta3', kind: 'Server' };
    const watchAsEver = server.watch!;
    server.watch = (path, options) =>
      path.includes('/servers?')
        ? new Promise(() => {})
        : watchAsEver(path, options);

    await clock.pass(140);

    const during = await seen();
    expect(during.kindOf('servers')?.state).toBe('starting');
    expect(toClusterSource(during)).toMatchObject({
      state: 'partial',
      missing: [{ resource: 'servers.policy.linkerd.io', why: 'starting' }],
    });
  });

  it('disappear with what was known of them soon after the API server says so', async () => {
    server.kinds[policies] = { version: 'v1beta3', kind: 'Server' };
    server.objects.servers = [{ ...service('web'), kind: 'Server' }];
    await begin();
    await clock.pass(20);
    expect((await seen()).names).toContain('Server web');

    delete server.kinds[policies];
    server.fault = of('servers', failing(404));
    server.breakStreams();
    await clock.pass(15);

    const { names, kindOf } = await seen();
    expect(names).not.toContain('Server web');
    expect(kindOf('servers')).toBeUndefined();
  });

  it('are asked for no more once they are removed', async () => {
    server.kinds[policies] = { version: 'v1beta3', kind: 'Server' };
    await begin(130);
    server.fault = of('servers', failing(404));
    delete server.kinds[policies];
    server.endStreams();
    const before = server.requests.length;

    const [first, ...later] = await requestsIn(6);

    // All go on with their watch, and it is asked twice what there is.
    expect(first).toBeLessThanOrEqual(kindCount() + 1 + 2 * 7);
    expect(Math.max(...later)).toBeLessThanOrEqual(7);
    const asked = server.requests.slice(before);
    expect(asked.filter(one => one.endsWith('/servers'))).toHaveLength(1);
    expect((await seen()).states).toEqual(['live']);
  });

  it('are not known where what serves their group is down', async () => {
    server.kinds['projectcalico.org tiers'] = { version: 'v3', kind: 'Tier' };
    server.fault = path =>
      path === '/apis/projectcalico.org/v3' ? failing(503) : undefined;

    await begin();

    const { kindOf, failure } = await seen();
    expect(kindOf('tiers')).toMatchObject({ state: 'failing', failure: 'no' });
    expect(kindOf('globalnetworkpolicies')).toMatchObject({ state: 'failing' });
    expect(kindOf('services')).toMatchObject({ state: 'live' });
    expect(failure).toBeUndefined();
  });

  it('go on being watched while it cannot be told what there is', async () => {
    await begin();
    server.fault = path => (path.includes('watch') ? undefined : failing(500));

    await clock.pass(300);
    server.tell('ADDED', 'services', service('orders'));

    const { names, states, failure } = await seen();
    expect(names).toContain('Service orders');
    expect(states).toEqual(['live']);
    expect(failure).toBe('no');
  });
});

describe('a server that does not say all that it has', () => {
  const linkerds = 'policy.linkerd.io servers';
  const says = (path: string, answer: unknown) =>
    Object.assign(server.answers, { [path]: answer });
  const sayAll = () =>
    Object.keys(server.answers).forEach(path => delete server.answers[path]);
  const resource = (name: string) => ({ name, verbs: ['list'] });

  /** Each with a path, and what is said there. */
  const answers: [string, string, unknown][] = [
    ['no groups', '/apis', {}],
    ['an empty list of groups', '/apis', { groups: [] }],
    [
      'its own group only',
      '/apis',
      { groups: [{ name: 'apiregistration.k8s.io' }] },
    ],
    ['a group without kinds', '/apis/networking.k8s.io/v1', {}],
    [
      'a group with some of its kinds',
      '/apis/networking.k8s.io/v1',
      { resources: [resource('ingresses')] },
    ],
    ['no kinds at all', '/api/v1', { kind: 'APIResourceList' }],
    ['an installed group without kinds', '/apis/policy.linkerd.io/v1', {}],
    [
      'an installed group with none',
      '/apis/policy.linkerd.io/v1',
      { resources: [] },
    ],
  ];

  it.each(answers)(
    'has what is watched, and goes on to tell of it: it names %s',
    async (_, path, answer) => {
      server.kinds[linkerds] = { version: 'v1', kind: 'Server' };
      await begin(130);

      says(path, answer);
      await clock.pass(600);
      const plurals = ['networkpolicies', 'services', 'servers'];
      for (const plural of plurals) {
        server.tell('ADDED', plural, service(`of-${plural}`));
      }

      const { names, kindOf } = await seen();
      for (const plural of plurals) {
        expect(kindOf(plural)?.state).toBe('live');
        expect(names.join()).toContain(`of-${plural}`);
      }
    },
  );

  it.each(answers.slice(1, 6))(
    'is not known where it says so from the beginning, but soon after it says all: it names %s',
    async (_, path, answer) => {
      says(path, answer);
      await begin();
      const during = await seen();
      expect(toClusterSource(during).state).not.toBe('live');
      const unread = unknownParts(during).map(one => one.path);
      expect(unread).toContain(
        path === '/api/v1' ? 'pods' : 'networkpolicies.networking.k8s.io',
      );

      sayAll();
      await clock.pass(15);

      expect((await seen()).states).toEqual(['live']);
    },
  );

  it('is asked again soon, and then as ever', async () => {
    await begin(130);
    const asked = () =>
      server.requests.filter(one => one === 'get /apis').length;
    says('/apis', { groups: [] });
    await clock.pass(125);
    const before = asked();

    await clock.pass(20);
    expect(asked() - before).toBe(1);
    await clock.pass(600);
    expect(asked() - before).toBeLessThanOrEqual(6);
  });

  it.each([403, 404])(
    'loses no kind that answers %s of itself meanwhile',
    async status => {
      server.kinds[linkerds] = { version: 'v1', kind: 'Server' };
      server.fault = of('servers', failing(status));
      await begin(60);
      says('/apis', { groups: [] });

      let isAsked = false;
      while (!isAsked) {
        const before = server.requests.length;
        await clock.pass(1);
        isAsked = server.requests.slice(before).includes('get /apis');
      }
      sayAll();

      for (let second = 0; second < 30; second++) {
        await clock.pass(1);
        expect((await seen()).kindOf('servers')).toBeDefined();
      }
    },
  );

  it('has lost a kind that may not be read where it is without it twice', async () => {
    server.kinds[linkerds] = { version: 'v1', kind: 'Server' };
    server.fault = of('servers', failing(403));
    await begin();
    expect((await seen()).kindOf('servers')?.state).toBe('forbidden');

    delete server.kinds[linkerds];
    await clock.pass(140);

    expect((await seen()).kindOf('servers')).toBeUndefined();
  });
});

describe('a cluster that tells of objects, and not of kinds', () => {
  /** A bookmark comes once a minute. */
  async function hear(minutes: number) {
    for (let minute = 0; minute < minutes; minute++) {
      await clock.pass(60);
      for (const key of Object.keys(server.kinds)) {
        server.say(key.split(' ')[1], { type: 'BOOKMARK', object: {} });
      }
    }
    const sighting = await seen();
    return {
      state: toClusterSource(sighting).state,
      unknown: unknownParts(sighting),
      revision: sighting.revision,
    };
  }

  it.each([403, 500])(
    'is not known as to what was installed since, after ten minutes: it answers %s',
    async status => {
      await begin();
      server.fault = path => (path === '/apis' ? failing(status) : undefined);

      const soon = await hear(9);
      expect(soon).toMatchObject({ state: 'live', unknown: [] });
      const later = await hear(6);
      expect(later).toMatchObject({
        state: 'partial',
        unknown: [
          {
            path: '*.*',
            message:
              'what was installed since 2026-01-01 00:00 UTC: cannot be read (no)',
          },
        ],
      });
      expect(later.revision).toBeGreaterThan(soon.revision);

      server.fault = () => undefined;
      expect(await hear(12)).toMatchObject({ state: 'live', unknown: [] });
    },
  );

  it('is as old as what it told last where it tells nothing more', async () => {
    await begin();
    server.fault = () => new ApiServerError('refused');
    server.breakStreams();
    await clock.pass(3600);

    expect(toClusterSource(await seen()).state).toBe('stale');
    expect(unknownParts(await seen())).toEqual([]);
  });
});

describe('a fault of the whole cluster', () => {
  const silence = new ApiServerError('nothing', { reason: 'Silent' });

  /** An answer that does not come is waited for so long. */
  const hung = async () => {
    await clock.sleep(30, new AbortController().signal);
    return silence;
  };

  /** What it does, what is met then, and how many requests there are at most in the first minute, and in each later one. */
  const faults: [string, Error, number, number][] = [
    ['refuses connections', new ApiServerError('refused'), 8, 12],
    ['does not know the credentials', failing(401), 8, 12],
    ['has too much to do', failing(429, { retryAfterSeconds: 20 }), 4, 12],
    ['is starting', failing(503), 8, 12],
    ['accepts connections and answers nothing', silence, 8, 3],
    // Each kind by itself.
    ['breaks', failing(500), 13 * 7, 13 * 2 + 2],
  ];

  it.each(faults)(
    'is shown, asked about rarely, and over without a restart: it %s',
    async (_, error, most, mostLater) => {
      await begin(130);
      server.fault = error === silence ? hung : () => error;
      server.breakStreams(error);

      const [first, ...later] = await requestsIn(6);
      const during = await seen();
      server.fault = () => undefined;
      await clock.pass(130);
      const after = await seen();

      expect(first).toBeLessThanOrEqual(most);
      expect(Math.max(...later)).toBeLessThanOrEqual(mostLater);
      expect(during.states).toContain('stale');
      expect(during.names).toEqual(['Service web']);
      expect(after).toMatchObject({ states: ['live'], names: ['Service web'] });
      expect(after.failure).toBeUndefined();
    },
  );

  it.each(faults)(
    'is shown from the beginning: it %s',
    async (_, error, most) => {
      server.fault = error === silence ? hung : () => error;
      await begin();
      const [first] = await requestsIn(1);

      expect(first).toBeLessThanOrEqual(most);
      expect(await seen()).toMatchObject({ kinds: [], failure: error.message });
      server.fault = () => undefined;
      await clock.pass(70);
      expect((await seen()).states).toEqual(['live']);
    },
  );
});

describe('a server that wants to be left alone for a day', () => {
  it.each([429, 503])(
    'is asked again after ten minutes: it answers %s',
    async status => {
      await begin(130);
      const error = failing(status, { retryAfterSeconds: 86_400 });
      server.fault = () => error;
      server.breakStreams();
      const [first, ...later] = await requestsIn(9);

      server.fault = () => undefined;
      await clock.pass(200);

      expect(first).toBeLessThanOrEqual(4);
      expect(Math.max(...later)).toBe(0);
      expect((await seen()).states).toEqual(['live']);
    },
  );
});

describe('a cluster that was set back to an earlier day', () => {
  let paths: string[];
  /** From now on requests meet this. */
  const meet = (error?: Error) => {
    paths = [];
    server.fault = path => {
      if (path.includes('watch=1')) paths.push(path);
      return error;
    };
  };
  const namesAfter = async (news: string) => {
    server.tell('ADDED', 'services', service(news));
    return (await seen()).names;
  };
  const asOfThatDay = ['Service of-that-day', 'Service new'];

  it.each([
    ['was refused', new ApiServerError('refused')],
    ['was told that it starts', failing(503)],
  ])('is read again by all, whoever of them %s', async (_, error) => {
    await begin(130);
    meet(error);
    server.breakStreams();
    await clock.pass(5);
    expect(paths.length).toBeLessThan(kindCount());

    server.setBack({ services: [service('of-that-day')] });
    meet();
    await clock.pass(70);

    expect((await seen()).states).toEqual(['live']);
    expect(paths).toHaveLength(kindCount());
    paths.forEach(path => expect(path).toContain('sendInitialEvents'));
    expect(await namesAfter('new')).toEqual(asOfThatDay);
  });

  it('is read again where its connections only fell silent', async () => {
    await begin(130);
    server.setBack({ services: [service('of-that-day')] });
    meet();

    server.breakStreams(new ApiServerError('silence', { reason: 'Silent' }));
    await clock.pass(70);

    expect(paths).toHaveLength(kindCount());
    expect(await namesAfter('new')).toEqual(asOfThatDay);
  });

  it('is not supposed where a connection is cut, and open again at once', async () => {
    await begin(130);
    meet();

    server.breakStreams();
    await clock.pass(70);

    expect(paths).toHaveLength(kindCount());
    paths.forEach(path => expect(path).toContain('resourceVersion=100'));
  });
});

describe('a fault of a cluster with many kinds', () => {
  it('is asked about no more often than with few', async () => {
    for (let kind = 0; kind < 40; kind++) {
      server.kinds[`networking.istio.io kind${kind}s`] = {
        version: 'v1',
        kind: `Kind${kind}`,
      };
    }
    await begin(130);
    server.fault = () => new ApiServerError('refused');
    server.breakStreams();

    const [first, ...later] = await requestsIn(6);

    expect(first).toBeLessThanOrEqual(8);
    expect(Math.max(...later)).toBeLessThanOrEqual(3);
    server.fault = () => undefined;
    await clock.pass(80);
    expect((await seen()).states).toEqual(['live']);
  });
});

describe('a fault of one kind', () => {
  it.each<[string, Error, string, number]>([
    ['it may not be read', failing(403), 'forbidden', 4],
    ['it breaks', failing(500), 'failing', 8],
    ['its connection breaks', new ApiServerError('reset'), 'failing', 12],
    ['it is gone from there', failing(410), 'failing', 8],
  ])('leaves the others alone: %s', async (_, error, state, most) => {
    server.fault = of('services', error);
    await begin();
    server.objects.pods = [];
    const [first, second] = await requestsIn(2);

    const { kindOf, names } = await seen();
    expect(kindOf('services')).toMatchObject({ state, failure: error.message });
    expect(kindOf('deployments')).toMatchObject({ state: 'live' });
    expect(names).toEqual([]);
    // Discovery is 7 of these.
    expect(Math.max(first, second)).toBeLessThanOrEqual(most + 7);
    server.fault = () => undefined;
    await clock.pass(300);
    expect((await seen()).names).toEqual(['Service web']);
  });

  it('forgets what may not be read any more', async () => {
    await begin();
    server.fault = of('services', failing(403));
    server.breakStreams();
    await clock.pass(5);

    const { names, kindOf } = await seen();
    expect(names).toEqual([]);
    expect(kindOf('services')?.state).toBe('forbidden');
    expect(kindOf('services')).not.toHaveProperty('heardAt');
    server.fault = () => undefined;
    await clock.pass(60);
    expect((await seen()).names).toEqual(['Service web']);
  });

  it('reads everything again where the server has forgotten the past', async () => {
    await begin();
    server.objects.services = [service('orders')];
    server.say('services', {
      type: 'ERROR',
      object: { code: 410, reason: 'Expired', message: 'too old' },
    });
    expect((await seen()).kindOf('services')).toMatchObject({
      state: 'stale',
      failure: 'too old',
    });

    await clock.pass(5);

    expect((await seen()).names).toEqual(['Service orders']);
  });

  it('does not turn in a circle where the past is always forgotten', async () => {
    await begin();
    server.fault = path => {
      if (path.includes('/services?'))
        setImmediate(() =>
          server.say('services', { type: 'ERROR', object: { code: 410 } }),
        );
      return undefined;
    };
    server.breakStreams();

    const [first, ...later] = await requestsIn(3);

    // It is asked once more what there is.
    expect(first).toBeLessThanOrEqual(20 + 7);
    expect(Math.max(...later)).toBeLessThanOrEqual(20);
  });

  it('reads everything again where a line makes no sense', async () => {
    await begin();
    server.say('services', '{"type": "ADD');
    expect((await seen()).kindOf('services')).toMatchObject({
      state: 'stale',
      failure: 'the API server sent what is no watch event',
    });

    await clock.pass(5);

    expect((await seen()).kindOf('services')?.state).toBe('live');
  });

  it('names an object that makes no sense, and keeps the others', async () => {
    server.objects.services = [
      service('web'),
      { kind: 'Service', metadata: { name: 7 } },
    ];
    await begin();

    const { names, malformed, kindOf } = await seen();
    expect(names).toEqual(['Service web']);
    expect(malformed).toEqual([
      {
        object: 'Service (without a name)',
        message: expect.stringContaining('metadata.name is no text'),
      },
    ]);
    expect(kindOf('services')?.state).toBe('live');
  });

  it('is never seen in part', async () => {
    await begin();
    const held = (await seen()).names;
    server.fault = path =>
      path.includes('sendInitialEvents') ? failing(422) : undefined;
    server.objects.services = [service('a'), service('b')];
    const get = server.get.bind(server);
    let isSecondPage = false;
    server.get = async path => {
      if (!path.includes('/services?')) return get(path);
      if (isSecondPage) throw failing(410);
      isSecondPage = true;
      return { items: [service('a')], metadata: { continue: 'more' } };
    };
    server.say('services', { type: 'ERROR', object: { code: 410 } });
    await clock.pass(30);

    expect((await seen()).names).toEqual(held);
  });
});

describe('a server that does not stream what there is', () => {
  it.each([400, 422])(
    'is listed, and then watched: it answers %s',
    async status => {
      server.fault = path =>
        path.includes('sendInitialEvents') ? failing(status) : undefined;
      await begin();

      server.tell('ADDED', 'services', service('orders'));

      const { names, states } = await seen();
      expect(names).toEqual(['Service web', 'Service orders']);
      expect(states).toEqual(['live']);
    },
  );

  it.each<[string, () => void]>([
    [
      'falls silent',
      () =>
        server.breakStreams(
          new ApiServerError('the API server said nothing for 90 s'),
        ),
    ],
    ['ends its streams', () => server.endStreams()],
  ])(
    'is listed where it never says that this was all: it %s',
    async (_, end) => {
      const stream = server.watch!;
      server.watch = (path, options) =>
        stream(path.replace('sendInitialEvents', 'x'), options);
      await begin(100);
      expect((await seen()).states).toEqual(['starting']);
      server.say('services', {
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: '101' } },
      });

      end();
      await clock.pass(5);

      expect(await seen()).toMatchObject({
        states: ['live'],
        names: ['Service web'],
      });
    },
  );
});

describe('a server that may not be watched', () => {
  it('is listed now and then where only short requests are possible', async () => {
    server.watch = undefined;
    await begin();
    server.objects.services = [service('orders')];

    const [, count] = await requestsIn(2);

    expect((await seen()).names).toEqual(['Service orders']);
    expect(count).toBeLessThanOrEqual(kindCount() + 7);
  });

  it('is listed as often as the configuration says where only short requests are possible', async () => {
    server.watch = undefined;
    await begin(1, 600);
    const lists = () =>
      server.requests.filter(one => one.endsWith('/services')).length;
    const before = lists();
    expect(before).toBe(1);
    await clock.pass(500);
    expect(lists()).toBe(before);
    expect((await seen()).kindOf('services')?.dueAt).toEqual(
      new Date('2026-01-01T00:10:30Z'),
    );
    await clock.pass(200);
    expect(lists()).toBe(before + 1);
  });

  it('is listed the more rarely the bigger it is', async () => {
    server.watch = undefined;
    const get = server.get.bind(server);
    server.get = async path => {
      // Raw JSON, as the API server sends it.
      const answer: any = await get(path);
      const page = Number(/continue=(\d+)/.exec(path)?.[1] ?? 1);
      if (path.includes('/pods?') && page < 20) {
        answer.metadata.continue = `${page + 1}`;
      }
      return answer;
    };
    await begin();

    const { kindOf } = await seen();
    expect(kindOf('services')?.dueAt).toEqual(new Date('2026-01-01T00:01:03Z'));
    expect(kindOf('pods')?.dueAt).toEqual(new Date('2026-01-01T00:05:15Z'));
  });

  it('is listed now and then where the right to watch is missing, and watched once it is there', async () => {
    server.fault = path =>
      path.includes('watch=1') ? failing(403) : undefined;
    await begin();
    expect(await seen()).toMatchObject({
      states: ['live'],
      names: ['Service web'],
    });
    const [, count] = await requestsIn(2);
    expect(count).toBeLessThanOrEqual(kindCount() + 7);

    expect((await seen()).kindOf('services')?.dueAt).toBeDefined();

    server.fault = () => undefined;
    await clock.pass(700);
    server.tell('ADDED', 'services', service('orders'));

    expect((await seen()).names).toContain('Service orders');
    expect((await seen()).kindOf('services')).not.toHaveProperty('dueAt');
  });
});

describe('pods', () => {
  beforeEach(() => {
    server.objects.services = [];
    server.kinds['apps replicasets'] = { version: 'v1', kind: 'ReplicaSet' };
    server.objects.deployments = [deployment('web')];
    server.objects.replicasets = [replicaSet('web-1')];
    server.objects.pods = [pod('web-1-a'), pod('web-1-b')];
  });

  it('are one workload with the Deployment that describes them', async () => {
    await begin();

    const { names, pods } = await seen();
    expect(names).toEqual(['Deployment web']);
    expect(pods.map(({ name }) => name)).toEqual(['web-1-a', 'web-1-b']);
  });

  it.each<[string, () => void]>([
    [
      'it may not be read',
      () => (server.fault = of('deployments', failing(403))),
    ],
    ['it is not there', () => (server.objects.deployments = [])],
    [
      'what is between may not be read',
      () => (server.fault = of('replicasets', failing(403))),
    ],
  ])(
    'stand for themselves where nothing describes them: %s',
    async (_, plant) => {
      plant();
      await begin();

      expect((await seen()).names).toContain('Pod web-1-a');
    },
  );

  it('stand for themselves while they are of before a change', async () => {
    server.objects.deployments = [
      deployment('web', { app: 'web', tier: 'front' }),
    ];
    await begin();
    expect((await seen()).names).toEqual(['Deployment web', 'Pod web-1-a']);

    server.tell('MODIFIED', 'deployments', deployment('web'));

    expect((await seen()).names).toEqual(['Deployment web']);
  });

  it('stand for themselves each where nothing controls them, until they have ended', async () => {
    server.objects.pods = [
      pod('a', { owner: '' }),
      pod('b', { owner: '' }),
      pod('c', { owner: '', status: { phase: 'Succeeded' } }),
    ];
    await begin();

    expect((await seen()).names.sort()).toEqual([
      'Deployment web',
      'Pod a',
      'Pod b',
    ]);
  });

  it('stand for themselves where a kind of the same name controls them', async () => {
    server.objects.pods = [
      pod('x', { owner: 'example.com/v1 Deployment web' }),
    ];
    await begin();

    expect((await seen()).names).toContain('Pod x');
  });
});
