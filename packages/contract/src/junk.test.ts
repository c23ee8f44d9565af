import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAccessGrant, parseAccessRevocation } from './access';
import { addCall } from './add-call';
import { parseCallers } from './caller';
import { editGrant } from './edit-grant';
import { parseGrant } from './grant';
import { parseMicroservice } from './microservice/microservice';
import { parsePlatform } from './platform';
import { readDocument } from './read-document';
import { removeCall } from './remove-call';

const cases = join(__dirname, '..', 'cases');
const texts = readdirSync(cases).map(name =>
  readFileSync(join(cases, name), 'utf8'),
);
const documents = texts.flatMap(text => {
  const document = readDocument(text);
  return document.ok ? [document.value] : [];
});
const parsers = [
  parseMicroservice,
  parseGrant,
  parsePlatform,
  parseCallers,
  parseAccessGrant,
  parseAccessRevocation,
];

/** A document in which one value, at any depth, is something else. */
const damagedDocument = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.infiniteStream(fc.nat()),
    fc.anything(),
  )
  .map(([document, random, junk]) => damage(document, random, junk));

function damage(
  value: unknown,
  random: Iterator<number>,
  junk: unknown,
): unknown {
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.keys(value).length === 0
  )
    return junk;
  const keys = Object.keys(value);
  const key = keys[random.next().value % (keys.length + 1)];
  if (key === undefined) return junk;
  const damaged = damage((value as Record<string, unknown>)[key], random, junk);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? damaged : item))
    : { ...value, [key]: damaged };
}

describe('junk', () => {
  it('is refused with issues by every parser, and never makes one throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), damagedDocument), junk => {
        for (const parse of parsers) {
          const parsed = parse(junk);
          expect(parsed.ok || parsed.issues.length > 0).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const uncomparable = { length: { toString: 1, valueOf: 1 } };

  it.each([
    ['a text', { spec: { image: uncomparable } }],
    ['a list', { spec: { ports: uncomparable, args: uncomparable } }],
    ['the document', uncomparable],
    ['a probe', { spec: { health: { readiness: { httpGet: undefined } } } }],
  ])('in the place of %s is refused by every parser', (_, junk) => {
    expect(parsers.map(parse => parse(junk).ok)).toEqual(
      parsers.map(() => false),
    );
  });

  it('of far too many ports is refused as that, and not looked at any further', () => {
    const ports = Object.fromEntries(
      Array.from({ length: 40_000 }, (_, index) => [`p${index}`, { port: 80 }]),
    );
    const parsed = parseMicroservice({ spec: { service: { ports } } });
    const about = parsed.ok
      ? []
      : parsed.issues.filter(({ path }) => path.includes('ports'));

    expect(about.map(({ code }) => code)).toEqual(['too-long']);
  });

  it('as text is read or refused, and never makes the reader throw', () => {
    const cut = fc
      .tuple(fc.constantFrom(...texts), fc.nat({ max: 2000 }), fc.string())
      .map(([text, at, junk]) => text.slice(0, at) + junk + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(fc.string(), cut), text => {
        const document = readDocument(text);
        const service = document.ok && parseMicroservice(document.value);
        if (service && service.ok) {
          addCall(text, 'NEW', { service: 'a', namespace: 'b', port: 'http' });
          Object.keys(service.value.spec.calls ?? {}).forEach(prefix =>
            removeCall(text, prefix),
          );
        }
        const grant = document.ok && parseGrant(document.value);
        if (grant && grant.ok) {
          const { ports, ...rest } = grant.value.spec;
          editGrant(text, { ...rest, ports: [...ports, 'new'] });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
