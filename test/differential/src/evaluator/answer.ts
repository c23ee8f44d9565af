import { Outcome } from './outcome';

/** An outcome that says what it depends on: two that depend on different things are not the same. */
export type Answer = Exclude<Outcome, 'conditional'> | `conditional ${string}`;

/** Whichever holds: what all of them say, or nobody knows. */
export function same(answers: Answer[]): Answer {
  return answers.every(one => one === answers[0]) ? answers[0] : 'unknown';
}

/** Without what it depends on. */
export function outcomeOf(answer: Answer): Outcome {
  return answer.startsWith('conditional')
    ? 'conditional'
    : (answer as Exclude<Outcome, 'conditional'>);
}

export type Family = 'IPv4' | 'IPv6';

/** The answer once the family is known. */
export function over(family: Family, answer: Answer): Answer {
  if (!answer.startsWith('conditional over')) return answer;
  return answer === `conditional over ${family}` ? 'allowed' : 'denied';
}

/** The answers over each family as one. */
export function overBoth(four: Answer, six: Answer): Answer {
  if (four === 'allowed' && six === 'denied') return 'conditional over IPv4';
  if (four === 'denied' && six === 'allowed') return 'conditional over IPv6';
  return same([four, six]);
}
