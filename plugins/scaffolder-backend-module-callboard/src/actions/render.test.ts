import { JsonObject } from '@backstage/types';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { createRenderAction } from './render';
import { examples } from './render.examples';

const workspace = createMockDirectory();
const action = createRenderAction();
type Input = Parameters<typeof action.handler>[0]['input'];

beforeEach(() => workspace.clear());

async function run(input: Input) {
  const context = createMockActionContext<JsonObject>({
    input: input as JsonObject,
    workspacePath: workspace.path,
  }) as Parameters<typeof action.handler>[0];
  await action.handler(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls) as {
    files: string[];
    notes: string[];
  };
}

const example = parse(examples[0].example).steps[0].input as Input;

describe('callboard:render', () => {
  it('writes the manifests of its example into the workspace', async () => {
    const { files } = await run(example);

    expect(files).toEqual([
      'deploy/dev/shop/orders/service-account.yaml',
      'deploy/dev/shop/orders/deployment.yaml',
      'deploy/dev/shop/orders/service.yaml',
      'deploy/dev/shop/orders/pod-disruption-budget.yaml',
      'deploy/dev/shop/orders/network-policy.yaml',
      'deploy/dev/shop/orders/callers/shop.web.yaml',
    ]);
    const written = workspace.content({
      path: 'gitops/deploy/dev/shop/orders',
    }) as Record<string, string>;
    expect(parse(written['service.yaml']).spec.ports).toMatchObject([
      { port: 80, targetPort: 'http' },
    ]);
  });

  it('names every mistake and writes nothing', async () => {
    const { name, ...rest } = (
      example.microservice as { metadata: { name: string } }
    ).metadata;
    const microservice = {
      ...example.microservice,
      metadata: { name: 'No Name', ...rest },
    };

    await expect(run({ ...example, microservice })).rejects.toThrow(
      /microservice was refused:\n- metadata.name: 'No Name'/,
    );
    expect(workspace.content()).toEqual({});
  });

  it('refuses to leave the workspace', async () => {
    await expect(
      run({ ...example, targetPath: '../elsewhere' }),
    ).rejects.toThrow(/not allowed/i);
  });
});
