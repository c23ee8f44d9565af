import { JsonObject } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  Proposal,
  ProposalRequest,
  proposalRequestSchema,
} from '@callboard/plugin-callboard-common';
import {
  parseAccessGrant,
  parseAccessRevocation,
  parseCallers,
  parseMicroservice,
} from '@callboard/contract';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { createProposeAction } from './propose';
import { examples } from './propose.examples';

/** Stands for the Callboard backend: it keeps what it is asked, and answers what the test says. */
let server: Server;
let asked: { path?: string; authorization?: string; body: unknown };
let answer: { status: number; body: unknown };

beforeAll(async () => {
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      asked = {
        path: req.url,
        authorization: req.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      };
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(answer.body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await once(server, 'close');
});

const discovery = mockServices.discovery.mock({
  getBaseUrl: async plugin =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/${plugin}`,
});
const action = createProposeAction({ auth: mockServices.auth(), discovery });
type Input = Parameters<typeof action.handler>[0]['input'];

const opened: Proposal = {
  state: 'opened',
  title: 'Onboard shop/emailservice',
  effect: ['shop/emailservice appears in dev.'],
  notes: [],
  files: [],
  change: {
    id: 'onboard:shop:emailservice:all',
    repository: 'demo',
    branch: 'callboard/onboard/shop/emailservice/all',
    operation: 'onboard',
    service: { namespace: 'shop', name: 'emailservice' },
    title: 'Onboard shop/emailservice',
    body: '',
    state: 'open',
    requestedBy: 'user:default/anna',
    openedAt: '2026-01-01T00:00:00Z',
    commit: 'c0ffee',
  },
};

async function run(input: Input, options: { isDryRun?: boolean } = {}) {
  const context = {
    ...createMockActionContext<JsonObject>({ input: input as JsonObject }),
    ...options,
  } as Parameters<typeof action.handler>[0];
  await action.handler(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

/** What the parsers of the contract find wrong with a request. */
function issuesOf({ operation, repository: _, ...request }: ProposalRequest) {
  const parsed = {
    onboard: [
      parseMicroservice('microservice' in request && request.microservice),
      parseCallers('callers' in request ? request.callers : undefined),
    ],
    grant: [parseAccessGrant(request)],
    revoke: [parseAccessRevocation(request)],
  }[operation];
  return parsed.flatMap(one => (one.ok ? [] : one.issues));
}

describe('callboard:propose', () => {
  const inputs = examples.map(
    ({ description, example }) =>
      [description, parse(example).steps[0].input] as const,
  );

  test.each(inputs)('runs its example: %s', async (_, input) => {
    answer = { status: 200, body: opened };

    const outputs = await run(input);

    expect(outputs).toMatchObject({
      state: 'opened',
      changeUrl: '/callboard/changes/demo/onboard:shop:emailservice:all',
    });
    expect(asked).toMatchObject({
      path: '/api/callboard/changes',
      body: input,
    });
    expect(issuesOf(proposalRequestSchema.parse(asked.body))).toEqual([]);
  });

  it('names the service that is called as what a grant is about', async () => {
    answer = { status: 200, body: opened };
    const input = inputs
      .map(([, one]) => one)
      .find(({ operation }) => operation === 'grant');

    expect(await run(input)).toMatchObject({
      entityRef: 'component:finance/payments',
    });
  });

  it('acts for the person who started the task', async () => {
    answer = { status: 200, body: opened };

    await run(inputs[0][1]);

    const token = asked.authorization!.replace('Bearer ', '');
    const credentials = await mockServices
      .auth({ pluginId: 'callboard' })
      .authenticate(token);
    expect(credentials.principal).toMatchObject({
      type: 'user',
      userEntityRef: 'user:default/mock',
    });
  });

  it('plans without writing in a dry run', async () => {
    answer = {
      status: 200,
      body: { ...opened, state: 'planned', change: undefined },
    };

    const outputs = await run(inputs[0][1], { isDryRun: true });

    expect(asked.body).toMatchObject({ dryRun: true });
    expect(outputs).toMatchObject({ state: 'planned' });
    expect(outputs).not.toHaveProperty('changeUrl');
  });

  it('fails with every mistake that the backend names', async () => {
    const issues = [
      {
        code: 'port-out-of-range',
        path: ['spec', 'service', 'ports', 'http', 'port'],
        message: 'got 0',
      },
    ];
    answer = {
      status: 400,
      body: {
        error: { name: 'InputError', message: 'refused', issues },
        response: { statusCode: 400 },
      },
    };

    await expect(run(inputs[0][1])).rejects.toThrow(
      'the change was refused:\n- spec.service.ports.http.port: got 0',
    );
  });

  it('fails when the backend does', async () => {
    answer = { status: 503, body: {} };

    await expect(run(inputs[0][1])).rejects.toThrow(/503/);
  });
});
