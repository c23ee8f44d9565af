import { editGrant } from './edit-grant';
import { Grant } from './grant';

const head =
  '# for the checkout\napiVersion: callboard.dev/v1alpha1\nkind: Grant\nmetadata: {name: web, namespace: shop}\n';

type Case = [before: string, spec: Grant['spec'], after: string];

const cases: Record<string, Case> = {
  'a port to a flow list': [
    'spec: {ports: [http], reason: a}  # ours\n',
    { ports: ['http', 'grpc'], reason: 'a' },
    'spec: {ports: [http, grpc], reason: a}  # ours\n',
  ],
  'a port to a block list': [
    'spec:\n  ports:\n    # the site\n    - http # slow\n\n  reason: a\n',
    { ports: ['http', 'grpc'], reason: 'a' },
    'spec:\n  ports:\n    # the site\n    - http # slow\n    - grpc\n\n  reason: a\n',
  ],
  'a port to a block list that is not further in': [
    'spec:\n  ports:\n  - "http"\n  reason: a',
    { ports: ['http', 'grpc', 'admin'], reason: 'a' },
    'spec:\n  ports:\n  - "http"\n  - grpc\n  - admin\n  reason: a',
  ],
  'a request to a flow list': [
    'spec:\n  ports: [http]\n  http: [{methods: [GET]}]\n',
    {
      ports: ['http'],
      http: [{ methods: ['GET'] }, { methods: ['POST'], paths: ['*.html'] }],
    },
    'spec:\n  ports: [http]\n  http: [{methods: [GET]}, {methods: [POST], paths: ["*.html"]}]\n',
  ],
  'a request to a block list of maps': [
    'spec:\n  ports: [http]\n  http:\n    - methods: [GET] # read\n      paths:\n        - /api/*\n        # that is all\n    # nothing else\n  reason: a\n',
    {
      ports: ['http'],
      http: [{ methods: ['GET'], paths: ['/api/*'] }, { paths: ['/public'] }],
      reason: 'a',
    },
    'spec:\n  ports: [http]\n  http:\n    - methods: [GET] # read\n      paths:\n        - /api/*\n        # that is all\n    - {paths: [/public]}\n    # nothing else\n  reason: a\n',
  ],
  'a request behind one whose fields stand in another order': [
    'spec:\n  ports: [http]\n  http: [{paths: [/a], methods: [GET]}]\n',
    {
      ports: ['http'],
      http: [{ methods: ['GET'], paths: ['/a'] }, { methods: ['POST'] }],
    },
    'spec:\n  ports: [http]\n  http: [{paths: [/a], methods: [GET]}, {methods: [POST]}]\n',
  ],
  'all environments by leaving the field out': [
    'spec:\n  ports: [http]\n  # not yet\n  environments:\n    - dev # soon more\n  reason: a\n',
    { ports: ['http'], reason: 'a' },
    'spec:\n  ports: [http]\n  reason: a\n',
  ],
  'a later end, in the quotes that are there': [
    "spec:\n  ports: [http]\n  until: '2027-06-30' # renew\n",
    { ports: ['http'], until: '2028-01-01' },
    "spec:\n  ports: [http]\n  until: '2028-01-01' # renew\n",
  ],
  'fewer ports of a flow list': [
    'spec: {ports: [ admin, http, grpc ]}\n',
    { ports: ['http'] },
    'spec: {ports: [ http ]}\n',
  ],
  'fewer ports of a block list, with the comments of those': [
    'spec:\r\n  ports:\r\n    # the site\r\n    - http\r\n    # the apps\r\n    - grpc # fast\r\n  reason: a\r\n',
    { ports: ['http'], reason: 'a' },
    'spec:\r\n  ports:\r\n    # the site\r\n    - http\r\n  reason: a\r\n',
  ],
  'another port for the one that it had': [
    'spec:\n  ports: [http]\n',
    { ports: ['grpc'] },
    'spec:\n  ports: [grpc]\n',
  ],
};

describe('editing a grant', () => {
  test.each(Object.entries(cases))('gives it %s', (_, [text, spec, after]) => {
    expect(editGrant(head + text, spec)).toEqual({
      ok: true,
      value: head + after,
    });
  });

  it.each<[string, string, Grant['spec']]>([
    ['would have no port left', 'spec: {ports: [http]}\n', { ports: [] }],
    [
      'says what was not asked to change otherwise',
      'spec: {ports: [http], reason: a}\n',
      { ports: ['http'], reason: 'b' },
    ],
    [
      'lacks a field',
      'spec: {ports: [http]}\n',
      { ports: ['http'], until: '2027-06-30' },
    ],
    [
      'shares its ports by an anchor',
      'spec: {ports: &p [http], environments: *p}\n',
      { ports: ['http', 'grpc'], environments: ['http'] },
    ],
  ])('refuses a file that %s', (_, text, spec) => {
    expect(editGrant(head + text, spec)).toMatchObject({
      ok: false,
      issues: [{ code: 'not-editable', path: ['spec'] }],
    });
  });
});
