import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractJsonSchemas } from './json-schema';

const contract = join(__dirname, '..');
const docs = join(contract, '..', '..', 'docs', 'contract.md');

const head = `# The contract, field by field

Generated from the schemas in \`packages/contract\`, whose tests hold this page to them. Editors take the JSON Schemas in
\`packages/contract/schemas\`: \`# yaml-language-server: $schema=…\`. \`*\` stands for a name that you choose.
`;

/** The generated files hold what is generated: `UPDATE_GOLDEN=1` writes them. */
describe('the documentation of the contract', () => {
  test.each(Object.entries(contractJsonSchemas()))(
    'has the JSON Schema of %s',
    (kind, schema) => {
      expectGolden(
        join(contract, 'schemas', `${kind.toLowerCase()}.json`),
        `${JSON.stringify(schema, null, 2)}\n`,
      );
    },
  );

  it('has a page with every field and every code', () => {
    const fields = Object.entries(contractJsonSchemas()).map(([kind, schema]) =>
      section(kind, fieldRows('', schema)),
    );
    expectGolden(docs, [head, ...fields, codes(), ''].join('\n'));
  });
});

function expectGolden(path: string, actual: string) {
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, actual);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

interface Schema {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
  enum?: string[];
  const?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

function section(kind: string, rows: string[]): string {
  return [
    `## ${kind}\n`,
    '| field | type | |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** A row for every field below, depth first; a required one is bold. */
function fieldRows(path: string, schema: Schema): string[] {
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  const named = Object.entries(schema.properties ?? {}).flatMap(
    ([name, field]) => {
      const at = path ? `${path}.${name}` : name;
      const label = schema.required?.includes(name) ? `**${at}**` : at;
      return [
        `| ${label} | ${typeOf(field)} | ${field.description ?? ''} |`,
        ...fieldRows(at, field),
      ];
    },
  );
  const mapped =
    typeof schema.additionalProperties === 'object'
      ? fieldRows(`${path}.*`, schema.additionalProperties)
      : [];
  const listed = schema.items ? fieldRows(`${path}[]`, schema.items) : [];
  return [
    ...named,
    ...mapped,
    ...listed,
    ...alternatives.flatMap(one => fieldRows(path, one)),
  ];
}

function typeOf(schema: Schema): string {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum)
    return schema.enum
      .map(value => (value === '' ? '(empty)' : `\`${value}\``))
      .join(', ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (typeof schema.additionalProperties === 'object')
    return `map of ${typeOf(schema.additionalProperties)}`;
  return schema.type === 'object' ? 'fields' : schema.type ?? '';
}

/** Every code with a message that it comes with, from the cases. */
function codes(): string {
  const folder = join(contract, 'cases');
  const examples = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const found = /^# ([a-z-]+) (.+?): (.*)$/.exec(line);
      if (found && !examples.has(found[1]))
        examples.set(found[1], `\`${found[2]}\`: ${found[3]}`);
    }
  }
  return [
    '## What is refused, by code\n',
    '| code | for example |',
    '|---|---|',
    ...[...examples]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([code, example]) =>
          `| \`${code}\` | ${example.replaceAll('|', '\\|')} |`,
      ),
  ].join('\n');
}
