import { parseArgs } from 'node:util';
import { Command, Given, Option } from '../commands/Command';
import { Misuse } from '../Misuse';

/** Every command has it. */
const help: Option = { summary: 'Print this.' };

/**
 * Reads the arguments behind a command's name; nothing where they ask for help.
 * @throws Misuse where they are not what the command takes.
 */
export function readArguments(
  { name, operands: wanted, options }: Command,
  args: string[],
): Given | undefined {
  const known: Record<string, Option> = { ...options, help };
  const { tokens } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(
        Object.entries(known).map(([option, { value }]) => [
          option,
          { type: value ? ('string' as const) : ('boolean' as const) },
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
    // What is wrong is said in words of ours.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (tokens.some(one => one.kind === 'option' && one.name === 'help')) {
    return undefined;
  }
  const operands: string[] = [];
  const values: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(known, token.name)) {
      throw new Misuse(
        `${name} has no option ${token.rawName}: it has ${namesOf(options)}`,
      );
    }
    if (values[token.name] !== undefined || switches.has(token.name)) {
      throw new Misuse(`${token.rawName} stands twice`);
    }
    const option = known[token.name];
    if (!option.value) {
      if (token.value !== undefined) {
        throw new Misuse(`${token.rawName} takes no value`);
      }
      switches.add(token.name);
    } else if (option.isRepeated) {
      (lists[token.name] ??= []).push(valueOf(token, option));
    } else {
      values[token.name] = valueOf(token, option);
    }
  }
  if (operands.length !== wanted.length) {
    throw new Misuse(
      `${name} needs ${wanted.join(' and ') || 'no operands'}, got ${
        operands.map(one => `'${one}'`).join(' and ') || 'none'
      }`,
    );
  }
  for (const [option, { isNeeded, value }] of Object.entries(options)) {
    if (isNeeded && values[option] === undefined) {
      throw new Misuse(`${name} needs --${option} ${value}`);
    }
  }
  return { operands, values, lists, switches };
}

function valueOf(
  {
    rawName,
    value,
    inlineValue,
  }: { rawName: string; value?: string; inlineValue?: boolean },
  option: Option,
): string {
  // The next option is no value.
  if (!value || (!inlineValue && value.startsWith('-'))) {
    throw new Misuse(`${rawName} needs its ${option.value}`);
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new Misuse(
      `${rawName} takes ${option.choices.join(', ')}, got '${value}'`,
    );
  }
  return value;
}

function namesOf(options: Record<string, Option>): string {
  return (
    Object.keys(options)
      .map(name => `--${name}`)
      .join(', ') || 'none'
  );
}
