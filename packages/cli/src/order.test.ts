import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { run } from './testing/transcript';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-order-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const app = fc.constantFrom('web', 'api', 'db');
const port = fc.constantFrom(80, 443, 8080);
const policy = fc.record({
  kind: fc.constant('NetworkPolicy'),
  app,
  rules: fc.array(
    fc.record({
      from: fc.oneof(
        app.map(one => ({ podSelector: { matchLabels: { app: one } } })),
        fc
          .constantFrom('10.0.0.0/8', '10.1.0.0/16', 'fd00::/8')
          .map(cidr => ({ ipBlock: { cidr } })),
      ),
      port,
    }),
    { maxLength: 3 },
  ),
});

/** A small environment; some of its workloads may be absent. */
const environment = fc
  .record({
    apps: fc.uniqueArray(app, { minLength: 1 }),
    policies: fc.array(policy, { maxLength: 3 }),
  })
  .map(({ apps, policies }) => [
    ...apps.map(one => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: one, namespace: 'shop', labels: { app: one } },
      spec: { containers: [{ name: 'x', image: 'x' }] },
    })),
    ...policies.map(({ app: one, rules }, index) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `policy-${index}`, namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: { app: one } },
        policyTypes: ['Ingress'],
        ingress: rules.map(rule => ({
          from: [rule.from],
          ports: [{ port: rule.port }],
        })),
      },
    })),
  ]);

/** Writes the objects one a file, all in one, or as a list of JSON. */
function write(path: string, objects: object[], layout: string): void {
  const put = (name: string, text: string) => {
    const file = join(folder, path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  rmSync(join(folder, path), { recursive: true, force: true });
  mkdirSync(join(folder, path));
  if (layout === 'list')
    put('all.json', JSON.stringify({ kind: 'List', items: objects }));
  else if (layout === 'one')
    put('all.yaml', objects.map(one => stringify(one)).join('---\n'));
  else
    objects.forEach((one, index) =>
      put(`${index % 3}/${index}.yaml`, stringify(one)),
    );
}

async function json(...args: string[]) {
  const { status, output } = await run(folder, [
    ...args,
    '--cni',
    'cilium',
    '--output',
    'json',
  ]);
  expect(status).toBe(0);
  return JSON.parse(output);
}

describe('the same objects', () => {
  it('are the same answer in whatever layout and order', async () => {
    await fc.assert(
      fc.asyncProperty(
        environment,
        fc.constantFrom('list', 'one', 'each'),
        async (objects, layout) => {
          write('a', objects, 'one');
          write('b', [...objects].reverse(), layout);
          expect(await json('list', 'b')).toEqual(await json('list', 'a'));
          expect(await json('diff', 'a', 'b')).toEqual({
            version: 1,
            added: [],
            removed: [],
            changed: [],
            workloads: { added: [], removed: [] },
          });
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('differ from others as the others differ from them', async () => {
    await fc.assert(
      fc.asyncProperty(environment, environment, async (one, other) => {
        write('a', one, 'one');
        write('b', other, 'one');
        const there = await json('diff', 'a', 'b');
        const back = await json('diff', 'b', 'a');
        expect(back.added).toEqual(there.removed);
        expect(back.removed).toEqual(there.added);
        expect(back.workloads).toEqual({
          added: there.workloads.removed,
          removed: there.workloads.added,
        });
        expect(
          back.changed.map((edge: { before: unknown; after: unknown }) => [
            edge.after,
            edge.before,
          ]),
        ).toEqual(
          there.changed.map((edge: { before: unknown; after: unknown }) => [
            edge.before,
            edge.after,
          ]),
        );
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('come out of what was before and the difference', async () => {
    await fc.assert(
      fc.asyncProperty(environment, environment, async (one, other) => {
        // Both cut the addresses alike, so that connections can be compared.
        const cutters = [...one, ...other]
          .filter(({ kind }) => kind === 'NetworkPolicy')
          .map((object, index) => ({
            ...object,
            metadata: { name: `cut-${index}`, namespace: 'elsewhere' },
          }));
        write('a', [...one, ...cutters], 'one');
        write('b', [...other, ...cutters], 'one');
        const { added, removed, changed } = await json('diff', 'a', 'b');
        const pairs = (edges: { from: unknown; to: unknown }[]) =>
          new Set(edges.map(({ from, to }) => JSON.stringify([from, to])));
        const before = pairs((await json('list', 'a')).connections);
        const after = pairs((await json('list', 'b')).connections);
        const expected = [...before, ...pairs(added)].filter(
          pair => !pairs(removed).has(pair),
        );
        expect(expected.sort()).toEqual([...after].sort());
        for (const pair of pairs(changed))
          expect(before.has(pair) && after.has(pair)).toBe(true);
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
