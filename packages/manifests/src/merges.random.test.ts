import { readsAsText } from '@callboard/kubernetes-yaml';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { planFile } from './plan-file';
import { toFile } from './rendered-file';

/**
 * Random Deployments, edited at random by a person and by the renderer, at different places. A failure names its seed:
 * `SEED=42 yarn test src/merges.random` runs that one alone.
 */
const seeds = process.env.SEED
  ? [Number(process.env.SEED)]
  : Array.from({ length: 60 }, (_, index) => index + 1);

jest.setTimeout(60_000);

type Fields = Record<string, any>;
type Random = (below: number) => number;
type Edit = (object: Fields) => void;

describe('random edits of a person and of the renderer, at different places', () => {
  it('are both in the result, which has every other line as it was', () => {
    for (const seed of seeds) {
      const { base, ours, theirs, current } = randomCase(seed);
      const wanted = file(edited(base, ours));
      const bases = () => file(base).text;
      const plan = planFile(wanted, current, bases);

      const text = plan.action === 'write' ? plan.text : '';
      expect({ seed, plan }).toEqual({
        seed,
        plan: { action: 'write', text, kept: [] },
      });
      expect({ seed, value: tidy(parse(text)) }).toEqual({
        seed,
        value: tidy(edited(edited(base, theirs), ours)),
      });
      expect({ seed, again: planFile(wanted, text, bases) }).toEqual({
        seed,
        again: { action: 'unchanged' },
      });
      expect({ seed, missing: missingComments(current, text) }).toEqual({
        seed,
        missing: [],
      });
      const [gone, allowed] = goneLines(current, text, base, ours);
      expect({ seed, gone: gone.slice(allowed) }).toEqual({ seed, gone: [] });
    }
  });

  it('never throw and never change what is not YAML, however the file was damaged', () => {
    for (const seed of seeds) {
      const { base, ours, current } = randomCase(seed);
      const random = generator(seed + 1_000_000);
      const at = random(current.length);
      const junk = [
        '"',
        '{',
        ']',
        ': ',
        '\n',
        '\t',
        '- ',
        '&a ',
        '*a',
        '|',
        '%',
      ];
      const damaged =
        current.slice(0, at) +
        junk[random(junk.length)] +
        current.slice(at + random(3));
      const plan = planFile(
        file(edited(base, ours)),
        damaged,
        () => file(base).text,
      );

      const text = plan.action === 'write' ? plan.text : '';
      expect(() => parseAllDocuments(text)).not.toThrow();
      expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual(
        [],
      );
    }
  });
});

function randomCase(seed: number) {
  const random = generator(seed);
  const base = randomDeployment(random);
  const edits = possibleEdits(base, random);
  const isOurs = edits.map(() => random(3));
  const ours = edits.filter((_, index) => isOurs[index] === 0);
  const theirs = edits.filter((_, index) => isOurs[index] === 1);
  return {
    base,
    // Without a difference on both sides there is nothing to merge.
    ours: [...ours, (o: Fields) => (o.spec.minReadySeconds = 7)],
    theirs,
    current: asAPersonWritesIt(base, edited(base, theirs), random),
  };
}

function randomDeployment(random: Random): Fields {
  const scalars = ['a', 'yes', '80', 80, 0, true, '0644', 'a: b', '', '# c'];
  const scalar = () => scalars[random(scalars.length)];
  const list = <T>(item: (index: number) => T) =>
    Array.from({ length: 1 + random(4) }, (_, index) => item(index));
  const map = (prefix: string) =>
    Object.fromEntries(list(index => [`${prefix}${index}`, scalar()]));
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', labels: map('l'), annotations: map('a/') },
    spec: {
      replicas: random(5),
      template: {
        spec: {
          containers: list(index => ({
            name: index ? `c${index}` : 'orders',
            image: `orders:${random(9)}`,
            args: list(() => scalar()),
            env: list(i => ({ name: `E${i}`, value: scalar() })),
            ports: list(i => ({ name: `p${i}`, containerPort: 8080 + i })),
            resources: { limits: map('r') },
          })),
        },
      },
    },
  };
}

/** Edits at places of which none lies in another. */
function possibleEdits(base: Fields, random: Random): Edit[] {
  const containers = base.spec.template.spec.containers as Fields[];
  const ofMap = (at: (object: Fields) => Fields): Edit[] => [
    ...Object.keys(at(base)).map(
      (key): Edit =>
        random(2)
          ? object => delete at(object)[key]
          : object => (at(object)[key] = `new ${key}`),
    ),
    ...[0, 1].map(
      (n): Edit =>
        object =>
          (at(object)[`added${n}`] = 'on'),
    ),
  ];
  const ofList = (at: (object: Fields) => Fields[]): Edit[] => [
    ...at(base).map(({ name }): Edit => {
      const find = (object: Fields) =>
        at(object).findIndex(item => item.name === name);
      return random(2)
        ? object => at(object).splice(find(object), 1)
        : object => (at(object)[find(object)].value = `new ${name}`);
    }),
    ...[0, 1].map(
      (n): Edit =>
        object =>
          at(object).push({ name: `added${n}`, value: '1:30' }),
    ),
  ];
  const container = (object: Fields, index: number) =>
    object.spec.template.spec.containers[index];
  const ofArgs =
    (index: number, start: number): Edit =>
    object =>
      container(object, index).args.splice(start, 1, 'x', 'y');
  return [
    object => (object.spec.replicas = 9),
    object => (object.spec.strategy = { type: 'Recreate' }),
    object => (object.metadata.namespace = 'shop'),
    object => object.spec.template.spec.containers.push({ name: 'added' }),
    ...ofMap(object => object.metadata.labels),
    ...ofMap(object => object.metadata.annotations),
    ...containers.flatMap((_, index) => [
      ofArgs(index, random(2)),
      ...ofList(object => container(object, index).env),
      ...ofList(object => container(object, index).ports),
      ...ofMap(object => container(object, index).resources.limits),
    ]),
  ];
}

function edited(object: Fields, edits: Edit[]): Fields {
  const copy = structuredClone(object);
  edits.forEach(edit => edit(copy));
  return copy;
}

/** Another indentation and a comment on every line; now and then other line ends and no last one. */
function asAPersonWritesIt(
  base: Fields,
  object: Fields,
  random: Random,
): string {
  const header = file(base).text.split('\n').slice(0, 2);
  const lines = stringify(object, {
    aliasDuplicateObjects: false,
    compat: readsAsText,
    indent: 2 + random(4),
    indentSeq: random(2) === 1,
    lineWidth: 0,
  })
    .trimEnd()
    .split('\n')
    .map((line, index) => `${line} # ${index}.`);
  const eol = random(4) ? '\n' : '\r\n';
  return [...header, '', ...lines].join(eol) + (random(4) ? eol : '');
}

function file(object: Fields) {
  return toFile('deployment.yaml', 'microservice.yaml', [object as any]);
}

/** Without the lists and maps that lost all they had; named items by name. */
function tidy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value)
    .map(([key, part]) => [part?.name ?? key, tidy(part)])
    .filter(([, part]) => part !== undefined);
  return parts.length ? Object.fromEntries(parts) : undefined;
}

function missingComments(before: string, after: string): string[] {
  const comments = (text: string) => text.match(/# \d+\.(?=\r?$)/gm) ?? [];
  const found = new Set(comments(after));
  return comments(before).filter(comment => !found.has(comment));
}

/**
 * The lines that are not in the result, and how many have to go: those of our edits, of lists that end up
 * empty, and the hash.
 */
function goneLines(
  before: string,
  after: string,
  base: Fields,
  ours: Edit[],
): [string[], number] {
  const is = new Set(leavesOf(edited(base, ours)));
  const changed = leavesOf(base).filter(leaf => !is.has(leaf)).length;
  const emptied = (before + after).match(/: (\[\]|\{\})/g)?.length ?? 0;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const closed = (text: string) => (text.endsWith(eol) ? text : text + eol);
  return [linesNotIn(closed(after), closed(before)), changed + emptied + 1];
}

/** One text for each value that has a line of its own. */
function leavesOf(value: unknown, path = ''): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) =>
        leavesOf(part, `${path}/${part?.name ?? key}`),
      )
    : [`${path}=${JSON.stringify(value)}`];
}

/** The lines of `before` that `after` does not have, in this order. */
function linesNotIn(after: string, before: string): string[] {
  const rest = after.split('\n');
  return before.split('\n').filter(line => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(0, index + 1);
    return index < 0;
  });
}

/** Mulberry32: the same numbers for the same seed. */
function generator(seed: number): Random {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
