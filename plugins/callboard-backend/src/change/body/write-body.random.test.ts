import { ChangedEdgeView, FileDiff } from '@callboard/plugin-callboard-common';
import fc from 'fast-check';
import { ChangePlan } from '../ChangePlan';
import { Surroundings } from './Surroundings';
import { Told, writeBody } from './write-body';

/** What people could type to make a Git host do something, or to break out of where it is shown. */
const nasty = fc.constantFrom(
  '@anna',
  '#1',
  '!1',
  'Closes #12',
  'fixes GH-3',
  '/close',
  '\n/merge\n',
  '```',
  '\n````\n',
  '~~~',
  '</details>',
  '\n</details>\n',
  '<!--',
  '<img src=x>',
  '|',
  '\n\n',
  '\\',
  '`',
  '](x)',
  '&#35;1',
  '\n>>>\n',
  '# a',
  '---',
  'https://example.com/issues/1',
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 30 })), {
    maxLength: 40,
  })
  .map(parts => parts.join(' '));
const texts = (maxLength: number) => fc.array(text, { maxLength });

const edge: fc.Arbitrary<ChangedEdgeView> = fc.record({
  from: fc.record({ namespace: text, name: text }),
  to: fc.record({ namespace: text, name: text }),
  port: text,
});

const block = text.map(value => `a: |\n  ${value.replaceAll('\n', '\n  ')}`);

const file: fc.Arbitrary<FileDiff> = fc
  .record({
    folder: fc.constantFrom('deploy/dev', 'services', 'delivery'),
    name: text,
    before: fc.option(text),
    after: fc.option(fc.oneof(text, block)),
  })
  .map(({ folder, name, ...rest }) => ({
    path: `${folder}/shop/web/${name}.yaml`,
    ...rest,
  }));

const plan = fc
  .record({
    files: fc.array(file, { maxLength: 15 }),
    notes: texts(60),
    opened: fc.array(edge, { maxLength: 80 }),
    closed: fc.array(edge, { maxLength: 20 }),
    environment: text,
  })
  .map(
    ({ files, notes, opened, closed, environment }): ChangePlan => ({
      edits: [],
      files,
      notes,
      withoutBase: [],
      drifted: [],
      kept: [],
      connectivity: {
        environments: [{ environment, opened, closed, changed: [], hidden: 0 }],
        approvers: [],
      },
      after: { microservices: new Map(), grants: new Map() },
    }),
  );

const service = fc
  .stringMatching(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/)
  .map(name => ({ namespace: name, name }));

const told: fc.Arbitrary<Told> = fc.record({
  summary: text,
  access: texts(60),
  risks: texts(60),
  reason: fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 4096 })),
  approvers: texts(20),
  services: fc.array(service, { maxLength: 2 }),
  requestedBy: fc.oneof(
    text,
    service.map(({ name }) => `user:default/${name}`),
  ),
});

const where: fc.Arbitrary<Surroundings> = fc.record({
  portal: fc.constantFrom('https://portal.example.com/', undefined),
  taskId: fc.constantFrom('0a8d4f2e-6c1b-4e8f-9a55-3f3c2f1d7e11', undefined),
  largestBody: fc.integer({ min: 2_000, max: 100_000 }),
});

/** Lines outside of code blocks; throws where a block or `<details>` is left open. */
function linesOutsideOfCode(body: string): string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  let isOpen = false;
  for (const line of body.split('\n')) {
    if (fence !== undefined) {
      if (/^ {0,3}`{3,}\s*$/.test(line) && line.trim().length >= fence.length)
        fence = undefined;
      continue;
    }
    fence = /^(`{3,})yaml$/.exec(line)?.[1];
    if (line === '<details>') {
      expect(isOpen).toBe(false);
      isOpen = true;
    } else if (line === '</details>') {
      expect(isOpen).toBe(true);
      isOpen = false;
    } else if (fence === undefined) {
      lines.push(line);
    }
  }
  expect([fence, isOpen]).toEqual([undefined, false]);
  return lines;
}

/** GitLab's own, which it looks for in the raw text. */
const closing =
  /\b(?:[Cc]los(?:e[sd]?|ing)|[Ff]ix(?:e[sd]|ing)?|[Rr]esolv(?:e[sd]?|ing)|[Ii]mplement(?:s|ed|ing)?):? +(?:issues? +)?(?:https?:\/\/|[\w./-]*#\d|[A-Z][A-Z0-9_]+-\d)/;

const ours =
  /^<summary><code>([\w./-]|&#\d+;)*<\/code> (new|changed)<\/summary>$/;

describe('any body of a change', () => {
  it('fits, is balanced, and lets nothing that people typed do anything', () => {
    fc.assert(
      fc.property(told, plan, where, (about, written, around) => {
        const body = writeBody(about, written, around);
        const lines = linesOutsideOfCode(body);
        const prose = lines
          .filter(line => !ours.test(line))
          .map(line => line.replace(/\]\(https:\/\/portal[^)\s]*\)/g, ']'))
          // What a reference would need to be one stands on both sides of these.
          .map(line => line.replace(/&#?\w+;/g, '·'));

        expect(body.length).toBeLessThanOrEqual(
          Math.min(around.largestBody, 30_000),
        );
        expect(body).toContain('\n\nTo undo it after the merge, ');
        expect(prose.join('\n')).not.toMatch(/<|@\w|[#!]\d|:\/\/|(?<!\\)`/);
        expect(prose.join('\n')).not.toMatch(/^\//m);
        expect(body).not.toMatch(/^\/\w/m);
        expect(body).not.toMatch(closing);
        prose
          .filter(line => line.startsWith('| '))
          .forEach(line => expect(line.match(/(?<!\\)\|/g)).toHaveLength(5));
      }),
    );
  });

  it('names who must approve as long as one can', () => {
    fc.assert(
      fc.property(told, plan, where, (about, written, around) => {
        const named = { ...about, approvers: ['group:default/team-shop: a'] };
        expect(writeBody(named, written, around)).toContain(
          '### Who must approve\n\n- group:default/team-shop: a\n\n',
        );
      }),
    );
  });
});
