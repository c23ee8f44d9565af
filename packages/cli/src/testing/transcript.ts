import { main } from '../main';

/** What one run printed and ended with. */
export interface Ran {
  status: number;
  output: string;
  remarks: string;
}

/** Runs the tool within this process. */
export async function run(folder: string, args: string[]): Promise<Ran> {
  const ran: Ran = { status: 0, output: '', remarks: '' };
  ran.status = await main(args, {
    folder,
    print: async text => void (ran.output += text),
    say: async text => void (ran.remarks += text),
  });
  return ran;
}

/** The arguments of `callboard …`, as a shell takes them apart; it knows single quotes. */
export function argumentsIn(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain,
  );
}

const command = /^\$ callboard ?(.*)$/gm;

/** A transcript with the same commands, and what each of them prints now. */
export async function replay(
  transcript: string,
  folder: string,
): Promise<string> {
  const runs: string[] = [];
  for (const [line, rest] of transcript.matchAll(command)) {
    const { status, output, remarks } = await run(folder, argumentsIn(rest));
    const end = status ? `(exit status ${status})\n` : '';
    // What a row of CSV ends with, an editor would not keep.
    runs.push(`${line}\n${output.replaceAll('\r\n', '\n')}${remarks}${end}`);
  }
  return runs.join('\n');
}
