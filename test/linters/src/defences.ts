import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { Complaint } from './complaint';

/** Why we write what a judge complains of. */
export interface Defence {
  check: string;
  /** A part of what the judge says. */
  says: string;
  /** One sentence. */
  why: string;
  /** The names of the golden cases that it holds in; all where it is left out. */
  in?: string[];
}

const folder = join(dirname(require.resolve('../package.json')), 'defences');

/** What stands in `../defences`. @param judge the name of the file */
export function readDefences(judge: string): Defence[] {
  return parse(readFileSync(join(folder, `${judge}.yaml`), 'utf8'));
}

/** The complaints about a golden case that no defence answers. */
export function undefended(
  defences: Defence[],
  name: string,
  complaints: Complaint[],
): Complaint[] {
  return complaints.filter(
    complaint => !defences.some(it => answers(it, name, complaint)),
  );
}

/**
 * The defences that answer nothing, and the cases that they are not needed in.
 * @param complaints by the name of the golden case
 */
export function unneeded(
  defences: Defence[],
  complaints: Map<string, Complaint[]>,
): string[] {
  const answered = (defence: Defence, name: string) =>
    (complaints.get(name) ?? []).some(it => answers(defence, name, it));
  return defences.flatMap(defence => {
    const title = `${defence.check}: ${defence.says}`;
    if (!defence.in) {
      const names = [...complaints.keys()];
      return names.some(name => answered(defence, name)) ? [] : [title];
    }
    return defence.in
      .filter(name => !answered(defence, name))
      .map(name => `${title} (${name})`);
  });
}

function answers(
  { check, says, in: names }: Defence,
  name: string,
  complaint: Complaint,
): boolean {
  return (
    check === complaint.check &&
    complaint.says.includes(says) &&
    (names?.includes(name) ?? true)
  );
}
