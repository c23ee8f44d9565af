import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axes, AxisName } from './axes';
import { capabilities } from './capabilities';
import { Capability, Cell } from './capability';

const page = join(__dirname, '../../../../docs/capabilities.md');

const head = `# What each platform carries

Generated from \`packages/contract/src/capabilities/capabilities.ts\`, the table by which the renderer and the form go; a test
holds the renderer to each cell. What is refused is refused by name, in the form and in the API; what is done in part comes
with a note in the body of the change. A feature in several tables needs a yes in each that applies.
`;

/** `UPDATE_GOLDEN=1` writes the page. */
describe('the page of the capabilities', () => {
  it('holds every cell', () => {
    const actual = [head, ...(Object.keys(axes) as AxisName[]).map(table)].join(
      '\n',
    );
    if (process.env.UPDATE_GOLDEN) writeFileSync(page, actual);
    expect(actual).toBe(readFileSync(page, 'utf8'));
  });
});

type Row = { title: string; cells: Record<string, Cell> };

function rowsOf(name: AxisName): Row[] {
  return Object.values<Capability>(capabilities).flatMap(({ title, cells }) => {
    const row = cells[name];
    return row ? [{ title, cells: row }] : [];
  });
}

function table(name: AxisName): string {
  const { field, values } = axes[name];
  const rows = rowsOf(name);
  return [
    `## By \`${field}\`\n`,
    `| | ${values.map(value => `\`${value}\``).join(' | ')} |`,
    `|---|${values.map(() => '---').join('|')}|`,
    ...rows.map(
      ({ title, cells }) =>
        `| ${title} | ${values.map(value => word(cells[value])).join(' | ')} |`,
    ),
    '',
    ...rows.flatMap(row => notes(row, values)),
    '',
  ].join('\n');
}

function word(cell: Cell): string {
  if (cell === 'supported') return 'yes';
  return 'degraded' in cell ? 'in part' : 'no';
}

/** One line for all values of which the same is said. */
function notes({ title, cells }: Row, values: readonly string[]): string[] {
  const said = new Map<string, string[]>();
  for (const value of values) {
    const cell = cells[value];
    if (cell === 'supported') continue;
    const why = 'degraded' in cell ? cell.degraded : cell.refused;
    said.set(why, [...(said.get(why) ?? []), `\`${value}\``]);
  }
  return [...said].map(
    ([why, where]) => `- **${title}**, ${where.join(', ')}: ${why}`,
  );
}
