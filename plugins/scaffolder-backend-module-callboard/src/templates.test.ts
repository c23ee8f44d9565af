import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { parseAccessGrant, parseAccessRevocation } from '@callboard/contract';
import {
  Proposal,
  proposalRequestSchema,
} from '@callboard/plugin-callboard-common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { examples } from './actions/propose.examples';
import { FakeBackend } from './__testUtils__/FakeBackend';
import { opened } from './__testUtils__/run-propose';
import { scaffolderModuleCallboard } from './module';

const root = join(__dirname, '..', '..', '..');

const templateOf = (name: string) =>
  parse(readFileSync(join(root, 'templates', name, 'template.yaml'), 'utf8'));

let callboard: FakeBackend;

beforeAll(async () => {
  callboard = await FakeBackend.start();
});

afterAll(() => callboard.stop());

const planned: Proposal = {
  state: 'planned',
  title: 'A change',
  effect: [],
  notes: [],
  files: [],
};

const pair = {
  service: { namespace: 'finance', name: 'payments' },
  caller: { namespace: 'ops', name: 'reports' },
};

const microservice = parse(examples[0].example).steps[0].input.microservice;

/** What the fields of each template give. */
const values: Record<string, object> = {
  'onboard-microservice': {
    identity: { ...microservice.metadata, ...microservice.spec },
    ports: { service: microservice.spec.service },
    connections: {},
    environments: { environments: microservice.spec.environments },
    features: {},
    review: {},
  },
  'grant-access': { access: { ...pair, ports: ['http'] } },
  'revoke-access': { access: pair },
  'bootstrap-delivery': { environment: 'prod' },
};

/** Runs a template in the real scaffolder, with what its fields would have given. */
async function run(
  name: string,
  given: object = values[name],
  { secrets = {}, answer = planned } = {},
) {
  callboard.answer = { status: 200, body: answer };
  const { server: backend } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleCallboard,
      catalogServiceMock.factory(),
      callboard.discovery.factory,
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost' } },
      }),
    ],
  });
  const { body, status } = await request(backend)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: templateOf(name),
      values: given,
      secrets,
      directoryContents: [],
    });
  expect({ status, error: body.error?.message }).toEqual({ status: 200 });
  return { asked: callboard.asked!, output: body.output, log: body.log };
}

const everything = {
  ...pair,
  ports: ['http'],
  http: [{ methods: ['GET'], paths: ['/invoices/*'] }],
  environments: ['dev'],
  from: { podLabels: { app: 'reports' }, serviceAccount: 'reports' },
  reason: 'line one\n"line two" {{ 1 }}',
  until: '2099-06-30',
};

describe.each([
  [
    'grant-access',
    'grant',
    parseAccessGrant,
    { ...pair, ports: ['http'] },
    everything,
  ],
  [
    'revoke-access',
    'revoke',
    parseAccessRevocation,
    pair,
    { ...pair, ports: ['http'], reason: 'no more' },
  ],
] as const)('the template %s', (name, operation, parseAccess, least, most) => {
  test.each([
    ['the least', least],
    ['the most', most],
  ])('asks for exactly what its form says: %s', async (_, access) => {
    const {
      asked: { body },
      output,
    } = await run(name, { access });

    expect(body).toEqual({ operation, ...access, dryRun: true });
    expect(proposalRequestSchema.safeParse(body).success).toBe(true);
    expect(parseAccess(access)).toMatchObject({ ok: true });
    expect(JSON.stringify(output)).toContain('component:finance/payments');
  });
});

describe('the template bootstrap-delivery', () => {
  it.each([
    { environment: 'prod' },
    { environment: 'prod', repository: 'gitops' },
  ])('asks for exactly what its form says: %j', async given => {
    const { asked } = await run('bootstrap-delivery', given);

    expect(asked.body).toEqual({
      operation: 'bootstrap',
      ...given,
      dryRun: true,
    });
    expect(proposalRequestSchema.safeParse(asked.body).success).toBe(true);
  });
});

describe.each(Object.keys(values))('every template: %s', name => {
  it('is in the catalog of the reference portal, by its own name', () => {
    const config = readFileSync(join(root, 'app-config.yaml'), 'utf8');

    expect(templateOf(name).metadata.name).toBe(name);
    expect(config).toContain(`templates/${name}/template.yaml`);
  });

  it('speaks of a change, and links to it in the portal, where no host reviews it', async () => {
    const { output } = await run(name, undefined, { answer: opened });

    expect(output.links[0]).toEqual({
      title: 'Open the change',
      url: '/callboard/changes/demo/onboard:shop:emailservice:all',
    });
    expect(output.text).toEqual([
      {
        title: opened.title,
        content: expect.stringMatching(/^The change is open\. Once it is /),
      },
    ]);
    expect(JSON.stringify(output)).not.toMatch(/pull request|Review it/);
  });

  it.each(['opened', 'updated', 'reused'] as const)(
    'links first to the pull request, and speaks of that, where its host reviews it: %s',
    async state => {
      const review = {
        url: 'https://github.com/example/gitops/pull/12',
        name: '#12',
      };
      const { output } = await run(name, undefined, {
        answer: { ...opened, state, change: { ...opened.change!, review } },
      });

      expect(output.links.slice(0, 2)).toEqual([
        { title: 'Review it: #12', url: review.url },
        {
          title: 'Open the change',
          url: '/callboard/changes/demo/onboard:shop:emailservice:all',
        },
      ]);
      expect(output.text).toHaveLength(1);
      expect(output.text[0].content).toContain('pull request');
      expect(output.text[0].content).not.toContain('change');
    },
  );

  it("acts with the person's own token where the form asked for it, and says it nowhere", async () => {
    const token = 'ghu_0123456789abcdef';

    const { asked, output, log } = await run(name, undefined, {
      secrets: { USER_OAUTH_TOKEN: token },
    });

    expect(asked.gitToken).toBe(token);
    expect(JSON.stringify([asked.body, output, log])).not.toContain(token);
  });

  it('hands on the secret that the how-to page lets a form ask for', () => {
    const page = readFileSync(
      join(root, 'docs', 'how-to', 'install.md'),
      'utf8',
    );
    const { repoUrl } = parse(/```yaml\n(repoUrl:[\s\S]*?)```/.exec(page)![1]);
    const { secretsKey } = repoUrl['ui:options'].requestUserCredentials;

    expect(templateOf(name).spec.steps[0].input.token).toBe(
      `\${{ secrets.${secretsKey} }}`,
    );
  });

  it('asks for no token by itself', async () => {
    expect((await run(name)).asked.gitToken).toBeUndefined();
    expect(JSON.stringify(templateOf(name).spec.parameters)).not.toContain(
      'requestUserCredentials',
    );
  });
});
