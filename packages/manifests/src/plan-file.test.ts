import { planFile } from './plan-file';
import { toFile } from './rendered-file';

const source = 'services/shop/orders/microservice.yaml';

function deployment(image: string, replicas: number) {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: {
      replicas,
      template: {
        spec: {
          containers: [
            { name: 'proxy', image: 'proxy:1' },
            { name: 'orders', image },
          ],
        },
      },
    },
  };
  return toFile('deployment.yaml', source, manifest);
}

const before = deployment('orders:1.0', 2);
const after = deployment('orders:1.0', 3);

describe('what becomes of a rendered file', () => {
  it('is written where there is none', () => {
    expect(planFile(after, undefined)).toEqual({
      action: 'write',
      text: after.text,
    });
  });

  it('is left alone where it is the same', () => {
    expect(planFile(after, after.text)).toEqual({ action: 'unchanged' });
  });

  it('is replaced where nobody touched it since it was rendered', () => {
    expect(planFile(after, before.text)).toEqual({
      action: 'write',
      text: after.text,
    });
  });

  it('keeps the image that CI wrote, and of the application container only', () => {
    const byCi = before.text.replace(
      'image: orders:1.0',
      'image: "orders:1.7"',
    );

    expect(planFile(after, byCi)).toEqual({
      action: 'write',
      text: after.text.replace('image: orders:1.0', 'image: "orders:1.7"'),
    });
    expect(planFile(before, byCi)).toEqual({ action: 'unchanged' });
    expect(planFile(after, before.text.replace('proxy:1', 'proxy:2'))).toEqual({
      action: 'keep',
    });
  });

  it.each([
    ['changed a value', before.text.replace('replicas: 2', 'replicas: 4')],
    ['added a comment at the end', `${before.text}# ours\n`],
    ['added a comment at the top', `# ours\n${before.text}`],
    ['changed the line ends', before.text.replaceAll('\n', '\r\n')],
    ['added a document', `${before.text}---\nkind: Other\n`],
    ['took the hash away', before.text.replace(/# callboard.*\n/, '')],
    ['wrote it all by hand', 'apiVersion: apps/v1\nkind: Deployment\n'],
    ['broke it', `${before.text}  : [`],
  ])('is kept where a person %s', (_, current) => {
    expect(planFile(after, current)).toEqual({ action: 'keep' });
  });
});
