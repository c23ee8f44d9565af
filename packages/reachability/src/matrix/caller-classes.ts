import { Answers } from './answers';
import { Judgement } from './judgement';
import { Peers } from './peers';

/** Callers whose own side says the same of all those whom it does not tell apart. */
export interface CallerClass {
  trait: number;
  members: number[];
  /** What it says of those, by their trait; nothing where the callers are no pods. */
  rest: Answers[] | undefined;
}

/** What a caller's own side says; nothing where it is no pod. */
export type Leaving = (from: number) => Judgement | undefined;

/** Callers by what their own sides say. */
export interface CallerClasses {
  /** By a text that says it. */
  classes: Map<string, CallerClass>;
  /** The text of its class, by caller. */
  classOf: string[];
  /** By who is called: the callers whose own side tells it apart. */
  naming: number[][];
}

/** Puts each peer, as a caller, into a class. */
export function callerClasses(peers: Peers, leaving: Leaving): CallerClasses {
  const found: CallerClasses = {
    classes: new Map(),
    classOf: [],
    naming: peers.ends.map(() => []),
  };
  for (const from of peers.ends.keys()) {
    put(found, from, peers.traitOf[from], leaving(from));
  }
  return found;
}

/** The same, where the sides of these callers say something else than before. */
export function revisedClasses(
  { classes, classOf, naming }: CallerClasses,
  callers: number[],
  { traitOf }: Peers,
  { before, after }: Record<'before' | 'after', Leaving>,
): CallerClasses {
  const gone = new Set(callers);
  const isLeft = (from: number) => !gone.has(from);
  const touched = new Set([
    ...callers.map(from => classOf[from]),
    ...callers.map(from => textOf(traitOf[from], after(from))),
  ]);
  const revised: CallerClasses = {
    classes: new Map(classes),
    classOf: [...classOf],
    naming: [...naming],
  };
  for (const text of touched) {
    const known = classes.get(text);
    const members = known?.members.filter(isLeft) ?? [];
    if (known) revised.classes.set(text, { ...known, members });
  }
  for (const to of calledBy(callers, before, after)) {
    revised.naming[to] = naming[to].filter(isLeft);
  }
  for (const from of callers) {
    put(revised, from, traitOf[from], after(from));
  }
  return revised;
}

function put(
  { classes, classOf, naming }: CallerClasses,
  from: number,
  trait: number,
  leaving: Judgement | undefined,
): void {
  const text = textOf(trait, leaving);
  const known = classes.get(text) ?? {
    trait,
    members: [],
    rest: leaving?.rest,
  };
  classes.set(text, known);
  known.members.push(from);
  classOf[from] = text;
  for (const to of leaving?.others.keys() ?? []) naming[to].push(from);
}

function textOf(trait: number, leaving: Judgement | undefined): string {
  return [trait, ...(leaving?.rest ?? []).map(({ id }) => id)].join(' ');
}

function calledBy(callers: number[], ...states: Leaving[]): Set<number> {
  return new Set(
    states.flatMap(leaving =>
      callers.flatMap(from => [...(leaving(from)?.others.keys() ?? [])]),
    ),
  );
}
