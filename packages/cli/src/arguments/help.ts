import { Command, Option } from '../commands/Command';
import { table } from '../output/table';

const statuses = `Exit status: 0 done; 1 differences or findings, where they were asked for; 2 wrong use; 3 something of the
input could not be read, so that the answer is not complete.
`;

/** What `callboard --help` prints. */
export function helpFor(commands: Command[]): string {
  const rows = commands.map(({ name, summary }) => [[`  ${name}`], [summary]]);
  return `Who may call whom on Kubernetes, and why: from a folder of manifests.

Usage: callboard COMMAND …

${table(rows)}
\`callboard COMMAND --help\` says more of one; \`callboard --version\` prints the version.

${statuses}`;
}

/** What `callboard COMMAND --help` prints. */
export function helpForCommand({
  name,
  summary,
  operands,
  options,
  statuses: own,
}: Command): string {
  const needed = Object.entries(options).filter(([, one]) => one.isNeeded);
  const usage = [
    name,
    ...operands,
    ...needed.map(([option, { value }]) => `--${option} ${value}`),
    ...(needed.length < Object.keys(options).length ? ['[OPTIONS]'] : []),
  ];
  const rows = Object.entries(options).map(([option, one]) => [
    [`  --${option}${one.value ? ` ${one.value}` : ''}`],
    textOf(one),
  ]);
  return [
    `${summary}\n\nUsage: callboard ${usage.join(' ')}\n`,
    ...(rows.length ? [`\n${table(rows)}`] : []),
    ...(own ? [`\n${own}\n`] : []),
  ].join('');
}

function textOf({ summary, choices }: Option): string[] {
  return choices ? [summary, choices.join(', ')] : [summary];
}
