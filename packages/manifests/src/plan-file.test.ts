import { planFile, planRemoval } from './plan-file';
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
  return toFile('deployment.yaml', source, [manifest]);
}

const before = deployment('orders:1.0', 2);
const after = deployment('orders:1.0', 3);

const bases = () => before.text;
const never = () => {
  throw new Error('nobody asks for the base');
};

describe('what becomes of a rendered file', () => {
  it('is written where there is none', () => {
    expect(planFile(after, undefined, never)).toEqual({
      action: 'write',
      text: after.text,
      kept: [],
    });
  });

  it('is left alone where it is the same', () => {
    expect(planFile(after, after.text, never)).toEqual({ action: 'unchanged' });
  });

  it('is replaced where nobody touched it since it was rendered', () => {
    expect(planFile(after, before.text, never)).toEqual({
      action: 'write',
      text: after.text,
      kept: [],
    });
  });

  it('keeps the image that CI wrote, and of the application container only', () => {
    const byCi = before.text.replace(
      'image: orders:1.0',
      'image: "orders:1.7"',
    );

    expect(planFile(after, byCi, never)).toEqual({
      action: 'write',
      text: after.text.replace('image: orders:1.0', 'image: "orders:1.7"'),
      kept: [],
    });
    expect(planFile(before, byCi, never)).toEqual({ action: 'unchanged' });
    expect(
      planFile(after, before.text.replace('proxy:1', 'proxy:2'), bases),
    ).toEqual({
      action: 'write',
      text: after.text.replace('proxy:1', 'proxy:2'),
      kept: [],
    });
  });

  it.each([
    ['changed a value', before.text.replace('orders:1.0', 'orders:1.0 # CI')],
    ['added a comment at the end', `${before.text}# ours\n`],
    ['added a comment at the top', `# ours\n${before.text}`],
    ['changed the line ends', before.text.replaceAll('\n', '\r\n')],
    ['added a document', `${before.text}---\nkind: Other\n`],
    ['took the first line away', before.text.replace(/^.*\n/, '')],
  ])('is merged where a person %s', (_, current) => {
    expect(planFile(after, current, bases)).toEqual({
      action: 'write',
      text: current
        .replace('replicas: 2', 'replicas: 3')
        .replace(/[0-9a-f]{32}/, /[0-9a-f]{32}/.exec(after.text)![0]),
      kept: [],
    });
    expect(planFile(before, current, never)).toEqual({ action: 'unchanged' });
  });

  it.each([
    [
      'took the hash away',
      'not-ours',
      before.text.replace(/# callboard.*\n/, ''),
    ],
    [
      'wrote it all by hand',
      'not-ours',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders}\n',
    ],
    ['wrote something else', 'no-object', 'kind: ConfigMap\n'],
    ['copied the object', 'no-object', `${before.text}---\n${before.text}`],
    ['emptied it', 'no-object', ''],
    ['broke it', 'not-yaml', `${before.text}  : [`],
  ])('is kept where a person %s: %s', (_, reason, current) => {
    expect(planFile(after, current, bases)).toEqual({
      action: 'keep',
      reason,
      wanted: after.text,
      kept: [],
    });
  });

  it('is kept where the base is not a rendering that has the hash', () => {
    const edit = (text: string) => text.replace('proxy:1', 'proxy:2');
    const unknown = [
      undefined,
      edit(before.text), // merged earlier, say
      deployment('orders:1.0', 9).text,
      'replicas: [',
    ];

    for (const base of unknown)
      expect(planFile(after, edit(before.text), () => base)).toMatchObject({
        action: 'keep',
        reason: 'no-base',
      });
  });

  it('asks for the base by the hash in the header, and takes one that differs in the image', () => {
    const asked: string[] = [];
    const current = before.text.replace('replicas: 2', 'replicas: 5');
    const plan = planFile(after, current, hash => {
      asked.push(hash);
      return before.text.replace('orders:1.0', 'orders:0.9');
    });

    expect(asked).toEqual([/content: (.*)/.exec(before.text)![1]]);
    expect(plan).toMatchObject({
      action: 'write',
      kept: [{ path: 'spec.replicas', ours: 3, theirs: 5 }],
    });
  });

  it('is merged again and again, each time with what was rendered last as the base', () => {
    const last = deployment('orders:1.0', 4);
    const current = before.text.replace('proxy:1', 'proxy:2');
    const first = planFile(after, current, bases);
    const text = first.action === 'write' ? first.text : '';

    expect(planFile(last, text, () => after.text)).toEqual({
      action: 'write',
      text: last.text.replace('proxy:1', 'proxy:2'),
      kept: [],
    });
  });
});

describe('what becomes of a file that is not rendered any more', () => {
  it('is deleted where nobody touched it, but for the image', () => {
    expect(planRemoval(before.text)).toBe('delete');
    expect(planRemoval(before.text.replace('orders:1.0', 'orders:2'))).toBe(
      'delete',
    );
  });

  it.each([
    ['edited it', before.text.replace('replicas: 2', 'replicas: 4')],
    ['wrote it', 'kind: Deployment\n'],
  ])('is kept where a person %s', (_, current) => {
    expect(planRemoval(current)).toBe('keep');
  });
});

describe('a merge of edits that are right by themselves', () => {
  const autoscaler = (least: number, most: number) =>
    toFile('hpa.yaml', source, [
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'orders', namespace: 'shop' },
        spec: {
          scaleTargetRef: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'orders',
          },
          minReplicas: least,
          maxReplicas: most,
        },
      },
    ]);
  const pods = (memory: string) =>
    toFile('deployment.yaml', source, [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'orders', namespace: 'shop' },
        spec: {
          selector: { matchLabels: { app: 'orders' } },
          template: {
            metadata: { labels: { app: 'orders' } },
            spec: {
              containers: [
                {
                  name: 'orders',
                  image: 'a',
                  resources: { requests: { memory }, limits: { memory } },
                },
              ],
            },
          },
        },
      },
    ]);

  it('keeps the file where the least would be more than the most', () => {
    const current = autoscaler(2, 10).text.replace(
      'minReplicas: 2',
      'minReplicas: 6',
    );

    expect(
      planFile(autoscaler(2, 4), current, () => autoscaler(2, 10).text),
    ).toMatchObject({
      action: 'keep',
      reason: 'not-editable',
    });
    expect(
      planFile(autoscaler(2, 8), current, () => autoscaler(2, 10).text),
    ).toMatchObject({ action: 'write' });
  });

  it('keeps the file where a container would request more than its limit', () => {
    const [start, end] = pods('128Mi').text.split('limits:');
    const current = `${start}limits:${end.replace('128Mi', '192Mi')}`;

    expect(
      planFile(pods('256Mi'), current, () => pods('128Mi').text),
    ).toMatchObject({
      action: 'keep',
      reason: 'not-editable',
    });
  });

  it('keeps a file of two objects whole: one would be merged without the other', () => {
    const two = (most: number) => {
      const manifest = (name: string) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'shop' },
        data: { most: String(most) },
      });
      return toFile('grant.yaml', source, [manifest('a'), manifest('b')]);
    };

    expect(
      planFile(two(4), `${two(2).text}# ours\n`, () => two(2).text),
    ).toMatchObject({
      action: 'keep',
      reason: 'not-editable',
    });
  });
});
