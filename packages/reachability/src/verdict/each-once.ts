import { Reason } from './reason';

/** The reasons without those that stand there twice. */
export function eachOnce(reasons: Reason[]): Reason[] {
  if (reasons.length < 2) return reasons;
  const texts = reasons.map(one => JSON.stringify(one));
  return reasons.filter((_, index) => texts.indexOf(texts[index]) === index);
}
