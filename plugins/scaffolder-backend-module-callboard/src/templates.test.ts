import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { parseAccessGrant, parseAccessRevocation } from '@callboard/contract';
import {
  Proposal,
  proposalRequestSchema,
} from '@callboard/plugin-callboard-common';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleCallboard } from './module';

const root = join(__dirname, '..', '..', '..');

const templateOf = (name: string) =>
  parse(readFileSync(join(root, 'templates', name, 'template.yaml'), 'utf8'));

/** Stands for the Callboard backend, and keeps what it is asked. */
let server: Server;
let asked: unknown;

const planned: Proposal = {
  state: 'planned',
  title: 'A change',
  effect: [],
  notes: [],
  files: [],
};

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    asked = JSON.parse(Buffer.concat(chunks).toString());
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(planned));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await once(server, 'close');
});

/** Runs a template in the real scaffolder, with what its field would have given. */
async function run(name: string, access: object) {
  const { port } = server.address() as AddressInfo;
  const { server: backend } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleCallboard,
      catalogServiceMock.factory(),
      mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      }).factory,
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost' } },
      }),
    ],
  });
  const { body, status } = await request(backend)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: templateOf(name),
      values: { access },
      directoryContents: [],
    });
  expect({ status, error: body.error?.message }).toEqual({ status: 200 });
  return { asked, output: body.output };
}

const pair = {
  service: { namespace: 'finance', name: 'payments' },
  caller: { namespace: 'ops', name: 'reports' },
};
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
    const { asked: body, output } = await run(name, access);

    expect(body).toEqual({ operation, ...access, dryRun: true });
    expect(proposalRequestSchema.safeParse(body).success).toBe(true);
    expect(parseAccess(access)).toMatchObject({ ok: true });
    expect(JSON.stringify(output)).toContain('component:finance/payments');
  });

  it('is in the catalog of the reference portal, by its own name', () => {
    const config = readFileSync(join(root, 'app-config.yaml'), 'utf8');

    expect(templateOf(name).metadata.name).toBe(name);
    expect(config).toContain(`templates/${name}/template.yaml`);
  });
});
