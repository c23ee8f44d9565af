import { readObject, toSnapshot } from './snapshot';

const service = (name: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\n`;

describe('a snapshot', () => {
  it('says where each object of a file with several documents starts', () => {
    const text = `# two\n${service('a')}---\n\n${service('b')}---\n`;

    const { objects, problems } = toSnapshot([{ path: 'x.yaml', text }]);

    expect(
      objects.map(({ metadata, at }) => [metadata.name, at.path, at.line]),
    ).toEqual([
      ['a', 'x.yaml', 2],
      ['b', 'x.yaml', 7],
    ]);
    expect(problems).toEqual([]);
  });

  it('takes an empty namespace for none', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: ""}\n';

    expect(toSnapshot([{ path: 'x.yaml', text }]).objects).toMatchObject([
      { metadata: { name: 'a' } },
    ]);
    expect(
      toSnapshot([{ path: 'x.yaml', text }]).objects[0].metadata,
    ).not.toHaveProperty('namespace');
  });

  it.each([
    ['{kind: ReplicaSet, name: a-1, controller: true}', 'a-1'],
    [
      '{kind: Node, name: n}, {kind: ReplicaSet, name: a-1, controller: true}',
      'a-1',
    ],
    ['{kind: Node, name: n}', undefined],
    ['{kind: ReplicaSet, name: 7, controller: true}', undefined],
    ['null', undefined],
  ])('says what controls an object: of %s it is %s', (references, name) => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a, ownerReferences: [${references}]}\n`;

    const [{ metadata }] = toSnapshot([{ path: 'x.yaml', text }]).objects;

    expect(metadata.owner?.name).toBe(name);
  });

  it.each([
    ['labels', '{name: a, namespace: shop, labels: {version: 2}}'],
    ['labels', '{name: a, namespace: shop, labels: {app: null}}'],
    ['labels', '{name: a, namespace: shop, labels: [app]}'],
    ['annotations', '{name: a, namespace: shop, annotations: {on: true}}'],
    ['labels', '{name: a, namespace: shop, labels: {app: yes}}'],
  ])('names the object whose %s are no texts: %s', (field, metadata) => {
    const text = `apiVersion: v1\nkind: Service\nmetadata: ${metadata}\n`;

    expect(toSnapshot([{ path: 'x.yaml', text }])).toMatchObject({
      objects: [],
      problems: [
        {
          path: 'x.yaml',
          line: 1,
          namespace: 'shop',
          message: expect.stringContaining(`Service a, metadata.${field}`),
        },
      ],
    });
  });

  it.each([
    ['yes', true],
    ['off', false],
    ['"yes"', 'yes'],
    ['0120', 80],
    ['0o120', 80],
    ['8_080', 8080],
    ['22:22', '22:22'],
    ['2026-01-31', '2026-01-31'],
  ])('reads %s as kubectl does: %p', (written, read) => {
    const text = `${service('a')}spec: {field: ${written}}\n`;

    expect(toSnapshot([{ path: 'x.yaml', text }]).objects).toMatchObject([
      { spec: { field: read } },
    ]);
  });

  it('opens lists', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: a}}\n';

    expect(toSnapshot([{ path: 'x.yaml', text }]).objects).toMatchObject([
      { metadata: { name: 'a' } },
    ]);
  });

  it('tells the items of a list of one kind what they are, where they do not say so', () => {
    const text =
      'apiVersion: v1\nkind: ServiceList\nitems:\n- metadata: {name: a}\n- {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}}\n';

    expect(toSnapshot([{ path: 'x.yaml', text }]).objects).toMatchObject([
      { apiVersion: 'v1', kind: 'Service', at: { line: 4 } },
      { apiVersion: 'apps/v1', kind: 'Deployment', at: { line: 5 } },
    ]);
  });

  it('names what holds objects to be made', () => {
    const text =
      'apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: a}\nobjects: []\n';
    expect(toSnapshot([{ path: 'x.yaml', text }])).toEqual({
      objects: [],
      problems: [
        {
          path: 'x.yaml',
          line: 1,
          message: expect.stringContaining('Template a: the objects'),
        },
      ],
    });
  });

  it('takes an item that has half of what it is for no object', () => {
    const text =
      'apiVersion: v1\nkind: ServiceList\nitems:\n- {kind: Service, metadata: {name: a}}\n- null\n';

    expect(toSnapshot([{ path: 'x.yaml', text }])).toMatchObject({
      objects: [],
      problems: [{ line: 4 }, { line: 5 }],
    });
  });

  it.each([
    ['is not YAML', 'a: [', /^(?=.*\S)/],
    ['is a text', 'hello', /apiVersion, kind and metadata.name/],
    [
      'has a name that is no text',
      'apiVersion: v1\nkind: Service\nmetadata: {name: y}',
      /metadata.name is no text, .* such as yes/,
    ],
    ['has no name', 'apiVersion: v1\nkind: Service\n', /metadata.name/],
    ['multiplies its anchors', bomb(), /not readable/],
    ['has an alias that leads nowhere', '- *x', /not readable|nresolved alias/],
    [
      'holds itself',
      'kind: List\nitems: &a [{kind: List, items: *a}]',
      /not readable/,
    ],
    [
      'has a list within a list',
      'kind: List\nitems: [{kind: List, items: []}]',
      /list within a list/,
    ],
  ])('names a file that %s, and keeps the others', (_, text, message) => {
    const snapshot = toSnapshot([
      { path: 'broken.yaml', text },
      { path: 'good.yaml', text: service('a') },
    ]);

    expect(snapshot.objects).toHaveLength(1);
    expect(snapshot.problems).toMatchObject([
      { path: 'broken.yaml', message: expect.stringMatching(message) },
    ]);
  });
});

function bomb(): string {
  const levels = [...'abcdefgh'].map((name, index, all) =>
    index === 0
      ? `${name}: &${name} [x, x, x]`
      : `${name}: &${name} [${Array(9).fill(`*${all[index - 1]}`)}]`,
  );
  return levels.join('\n');
}

describe('an object of a cluster', () => {
  const place = { at: { path: 'Service shop/a', line: 0 }, lines: {} };

  it('is read as an API server sends it', () => {
    const metadata = { name: 'a', namespace: 'shop', managedFields: [{}] };

    expect(
      readObject({ apiVersion: 'v1', kind: 'Service', metadata }, place),
    ).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a', namespace: 'shop' },
      ...place,
    });
  });

  it.each([[null], [7], [[]], [{ kind: 'Service', metadata: null }]])(
    'is none where it says not what it is: %j',
    value => {
      expect(readObject(value, place)).toEqual({
        message: expect.stringContaining('not a Kubernetes object'),
      });
    },
  );
});
