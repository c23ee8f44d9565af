import { version } from '../package.json';
import { Answer } from './answer';
import { helpFor, helpForCommand } from './arguments/help';
import { readArguments } from './arguments/read-arguments';
import { commands } from './commands/commands';
import { ExitStatus, exitStatus } from './exit-status';
import { Misuse } from './Misuse';
import { pieces } from './output/pieces';
import { World } from './world';

/** Runs the tool with what stands behind its name, and says what to exit with. Nothing throws. */
export async function main(args: string[], world: World): Promise<ExitStatus> {
  try {
    const { output, remarks, status } = await answerTo(args, world);
    for (const piece of pieces(output)) await world.print(piece);
    if (remarks.length) await world.say(`${remarks.join('\n')}\n`);
    return status;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof Misuse) {
      await world.say(`callboard: ${message}\n${hintFor(args)}\n`);
      return exitStatus.misuse;
    }
    await world.say(`callboard: no answer, for this went wrong: ${message}\n`);
    return exitStatus.incomplete;
  }
}

async function answerTo(args: string[], world: World): Promise<Answer> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help')
    return say(helpFor(commands));
  if (name === '--version') return say(`${version}\n`);
  const command = commands.find(one => one.name === name);
  if (!command) {
    const names = commands.map(one => one.name).join(', ');
    throw new Misuse(
      name === undefined
        ? `a command is needed: ${names}`
        : `'${name}' is no command: there are ${names}`,
    );
  }
  const given = readArguments(command, rest);
  if (!given) return say(helpForCommand(command));
  return command.run(given, world);
}

function say(text: string): Answer {
  return { output: [text], remarks: [], status: exitStatus.done };
}

function hintFor([name]: string[]): string {
  const isCommand = commands.some(one => one.name === name);
  return `\`callboard ${isCommand ? `${name} ` : ''}--help\` says how.`;
}
