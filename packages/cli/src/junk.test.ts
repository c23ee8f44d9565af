import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { run } from './testing/transcript';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-junk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const name = fc.constantFrom(
  'web',
  'db',
  '__proto__',
  '',
  '{{ .x }}',
  '-',
  'a/b',
  7,
  null,
);
const odd = fc.oneof(
  fc.anything({ withNullPrototype: false, withBigInt: false }),
  fc.constantFrom<unknown>(
    {},
    [],
    null,
    [null],
    { app: 'web' },
    { matchLabels: 7 },
  ),
);
const object = fc.record(
  {
    apiVersion: fc.constantFrom(
      'v1',
      'apps/v1',
      'networking.k8s.io/v1',
      'security.istio.io/v1',
      '',
    ),
    kind: fc.constantFrom(
      'Deployment',
      'Pod',
      'Service',
      'NetworkPolicy',
      'PeerAuthentication',
      'List',
      'Kustomization',
      'Namespace',
    ),
    metadata: fc.oneof(
      odd,
      fc.record({ name, namespace: name, labels: odd, ownerReferences: odd }),
    ),
    spec: fc.oneof(
      odd,
      fc.record(
        {
          podSelector: odd,
          ingress: odd,
          template: odd,
          ports: odd,
          selector: odd,
          containers: odd,
        },
        { requiredKeys: [] },
      ),
    ),
    items: odd,
  },
  { requiredKeys: [] },
);
const yaml = object.map(value => {
  try {
    return stringify(value);
  } catch {
    return 'a: &a [*a]';
  }
});
const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
  fc.string({ maxLength: 200 }).map(text => Buffer.from(text)),
  yaml.map(text => Buffer.from(text)),
  fc
    .array(yaml, { maxLength: 3 })
    .map(texts => Buffer.from(texts.join('\n---\n'))),
  fc
    .constantFrom(
      '{',
      '[',
      '---',
      '"',
      '\u0000',
      'a: *b',
      '%YAML 9',
      '{{',
      '\ufeffkind: List',
    )
    .map(text => Buffer.from(text)),
);
const path = fc.constantFrom(
  'a.yaml',
  'b.yml',
  'c.json',
  'sub/d.yaml',
  'kustomization.yaml',
  'Chart.yaml',
  'values.yaml',
  'x.txt',
);

describe('whatever lies in the folder', () => {
  it('is read, or named: never a stack trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(path, content, { minKeys: 1, maxKeys: 4 }),
        fc.constantFrom<string[]>(
          ['list', '.', '--output', 'json'],
          ['check', '.', '--output', 'json'],
          ['diff', '.', '.', '--output', 'json'],
        ),
        async (files, args) => {
          for (const [file, bytes] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, file)), { recursive: true });
            writeFileSync(join(folder, file), bytes);
          }
          const { status, output, remarks } = await run(folder, args);
          for (const file of Object.keys(files)) rmSync(join(folder, file));
          const answer = JSON.parse(output);
          expect([0, 1, 3]).toContain(status);
          expect(remarks).not.toMatch(/went wrong|^\s+at /m);
          // A difference has no problems of its own.
          const problems: unknown[] = answer.problems ?? [];
          expect(answer.complete ?? true).toBe(problems.length === 0);
          expect(status === 3 || problems.length === 0).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
