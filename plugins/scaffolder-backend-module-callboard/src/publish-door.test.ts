import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleCallboard } from './module';

const page = join(
  __dirname,
  '..',
  '..',
  '..',
  'docs',
  'how-to',
  'keep-your-publish-step.md',
);

/** The template that the page shows. */
const template = parse(
  /```yaml\n([\s\S]*?)```/.exec(readFileSync(page, 'utf8'))![1],
);

describe('the template with an own publish step', () => {
  it('runs in the real scaffolder up to the door of the official action', async () => {
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        githubModule,
        scaffolderModuleCallboard,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
            integrations: { github: [{ host: 'github.com', token: 'none' }] },
          },
        }),
      ],
    });

    const { body, status } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template,
        values: {
          name: 'orders',
          namespace: 'shop',
          image: 'registry.example.com/shop/orders',
          tag: '1.8.0',
        },
        directoryContents: [],
      });

    expect({ status, error: body.error?.message }).toEqual({
      status: 200,
      error: undefined,
    });
    const files = new Map<string, string>(
      body.directoryContents.map(
        (file: { path: string; base64Content: string }) => [
          file.path,
          Buffer.from(file.base64Content, 'base64').toString(),
        ],
      ),
    );
    expect(
      parse(files.get('gitops/deploy/dev/shop/orders/service.yaml')!).spec
        .ports,
    ).toMatchObject([{ name: 'http', port: 80, targetPort: 'http' }]);
    const log = body.log
      .map((entry: { body: { message: string } }) => entry.body.message)
      .join('\n');
    expect(log).toContain('Open the pull request');
  });
});
