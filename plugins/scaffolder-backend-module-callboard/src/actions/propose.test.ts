import { mockServices } from '@backstage/backend-test-utils';
import {
  ProposalRequest,
  proposalRequestSchema,
} from '@callboard/plugin-callboard-common';
import {
  parseAccessGrant,
  parseAccessRevocation,
  parseCallers,
  parseMicroservice,
} from '@callboard/contract';
import { parse } from 'yaml';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { opened, runnerOf } from '../__testUtils__/run-propose';
import { examples } from './propose.examples';

let backend: FakeBackend;
let run: ReturnType<typeof runnerOf>;

beforeAll(async () => {
  backend = await FakeBackend.start();
  run = runnerOf(backend);
});

afterAll(() => backend.stop());

/** What the parsers of the contract find wrong with a request. */
function issuesOf({ operation, repository: _, ...request }: ProposalRequest) {
  const parsed = {
    onboard: [
      parseMicroservice('microservice' in request && request.microservice),
      parseCallers('callers' in request ? request.callers : undefined),
    ],
    grant: [parseAccessGrant(request)],
    revoke: [parseAccessRevocation(request)],
    bootstrap: [],
  }[operation];
  return parsed.flatMap(one => (one.ok ? [] : one.issues));
}

describe('callboard:propose', () => {
  const inputs = examples.map(
    ({ description, example }) =>
      [description, parse(example).steps[0].input] as const,
  );

  test.each(inputs)('runs its example: %s', async (_, { token, ...input }) => {
    backend.answer = { status: 200, body: opened };
    // The scaffolder has put the secret in its place by then.
    const secret = token && 'ghu_0123456789abcdef';

    const outputs = await run({ ...input, token: secret });

    expect(outputs).toMatchObject({
      state: 'opened',
      changeUrl: '/callboard/changes/demo/onboard:shop:emailservice:all',
    });
    expect(backend.asked).toMatchObject({
      path: '/api/callboard/changes',
      gitToken: secret,
      body: input,
    });
    expect(issuesOf(proposalRequestSchema.parse(backend.asked!.body))).toEqual(
      [],
    );
  });

  it('names the service that is called as what a grant is about', async () => {
    backend.answer = { status: 200, body: opened };
    const input = inputs
      .map(([, one]) => one)
      .find(({ operation }) => operation === 'grant');

    expect(await run(input)).toMatchObject({
      entityRef: 'component:finance/payments',
    });
  });

  it('names no service for a change that is about an environment', async () => {
    backend.answer = { status: 200, body: opened };
    const input = inputs
      .map(([, one]) => one)
      .find(({ operation }) => operation === 'bootstrap');

    expect(await run(input)).not.toHaveProperty('entityRef');
  });

  it('acts for the person who started the task', async () => {
    backend.answer = { status: 200, body: opened };

    await run(inputs[0][1]);

    const token = backend.asked!.authorization!.replace('Bearer ', '');
    const credentials = await mockServices
      .auth({ pluginId: 'callboard' })
      .authenticate(token);
    expect(credentials.principal).toMatchObject({
      type: 'user',
      userEntityRef: 'user:default/mock',
    });
  });

  it('plans without writing in a dry run', async () => {
    backend.answer = {
      status: 200,
      body: { ...opened, state: 'planned', change: undefined },
    };

    const outputs = await run(inputs[0][1], { isDryRun: true });

    expect(backend.asked!.body).toMatchObject({ dryRun: true });
    expect(outputs).toMatchObject({ state: 'planned' });
    expect(outputs).not.toHaveProperty('changeUrl');
  });

  it('says where the change is reviewed, where its host has a page for that', async () => {
    const review = {
      url: 'https://github.com/example/gitops/pull/12',
      name: '#12',
    };
    backend.answer = {
      status: 200,
      body: { ...opened, change: { ...opened.change, review } },
    };

    expect(await run(inputs[0][1])).toMatchObject({
      changeUrl: '/callboard/changes/demo/onboard:shop:emailservice:all',
      reviewUrl: review.url,
      reviewName: '#12',
    });
  });

  it.each([
    [
      'the id of its task',
      '0b4b1c58-1cd0-4b7b-9c83-3f2b5b9c6d10',
      { taskId: '0b4b1c58-1cd0-4b7b-9c83-3f2b5b9c6d10' },
    ],
    [
      'no id of a dry run, which nobody can look up',
      'dry-run-0b4b1c58-1cd0-4b7b-9c83-3f2b5b9c6d10',
      {},
    ],
  ])('hands on %s', async (_, id, expected) => {
    backend.answer = { status: 200, body: opened };

    await run(inputs[0][1], { task: { id } });

    expect(backend.asked!.body).toEqual({ ...inputs[0][1], ...expected });
    expect(proposalRequestSchema.safeParse(backend.asked!.body).success).toBe(
      true,
    );
  });

  it('fails with every mistake that the backend names', async () => {
    const issues = [
      {
        code: 'port-out-of-range',
        path: ['spec', 'service', 'ports', 'http', 'port'],
        message: 'got 0',
      },
    ];
    backend.answer = {
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
    backend.answer = { status: 503, body: {} };

    await expect(run(inputs[0][1])).rejects.toThrow(/503/);
  });
});
