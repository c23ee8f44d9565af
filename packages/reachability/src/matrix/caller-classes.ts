import { Answers } from './answers';
import { Judgement } from './judgement';
import { Peers } from './peers';

/** Callers whose own side says the same of all those whom it does not tell apart. */
export interface CallerClass {
  id: number;
  trait: number;
  members: number[];
  /** What it says of those, by their trait; nothing where the callers are no pods. */
  rest: Answers[] | undefined;
}

/** Puts each peer, as a caller, into a class. */
export function callerClasses(
  { ends, traitOf }: Peers,
  leaving: (from: number) => Judgement | undefined,
): CallerClass[] {
  const classes = new Map<string, CallerClass>();
  for (const from of ends.keys()) {
    const trait = traitOf[from];
    const rest = leaving(from)?.rest;
    const text = [trait, ...(rest ?? []).map(({ id }) => id)].join(' ');
    const known = classes.get(text) ?? { id: classes.size, trait, members: [], rest };
    classes.set(text, known);
    known.members.push(from);
  }
  return [...classes.values()];
}
