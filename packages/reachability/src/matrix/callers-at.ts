import { Answers, isDenied } from './answers';
import { groupedBy } from './grouped-by';
import { Reachability } from './reachability';

/** Callers of whom the same holds at somebody. */
export interface CallersAt {
  /** The same text for the same callers. */
  who: string;
  from(): number[];
  answers: Answers;
}

/**
 * Who reaches somebody on a port at least: together those whom nothing tells apart. Whom it is about may be among them,
 * and is not meant.
 */
export function callersAt(reachability: Reachability, to: number): CallersAt[] {
  const isAsked = (from: number) => reachability.isAsked(from, to);
  const named = reachability.named(to).filter(isAsked);
  const alike = groupedBy(
    named.filter(from => from !== to),
    from => reachability.between(from, to),
  );
  const apart = groupedBy(named, from => reachability.classOf(from));
  return [
    ...[...alike].map(([answers, from]) => ({
      who: from.join(),
      from: () => from,
      answers,
    })),
    ...reachability.classes().flatMap(([id, callers]) => {
      const there = apart.get(id) ?? [];
      const isRest = there.length < callers.members.length;
      if (!isRest || !isAsked(callers.members[0])) return [];
      const others = there.filter(from => from !== to);
      return {
        who: `${id} but ${others.join()}`,
        from: () => without(callers.members, others),
        answers: reachability.betweenRest(callers, to),
      };
    }),
  ].filter(({ answers }) => !isDenied(answers));
}

function without(all: number[], some: number[]): number[] {
  if (some.length === 0) return all;
  const left = new Set(some);
  return all.filter(one => !left.has(one));
}
