/** May one end open a connection to the other? */
export type Outcome = 'allowed' | 'conditional' | 'unknown' | 'denied';

/** From the best to the worst: a connection goes through only if everybody lets it. */
const fromBestToWorst: Outcome[] = [
  'allowed',
  'conditional',
  'unknown',
  'denied',
];

/** All must agree: denied > unknown > conditional > allowed. Nobody to ask: allowed. */
export function allOf(outcomes: Outcome[]): Outcome {
  const worst = Math.max(
    0,
    ...outcomes.map(outcome => fromBestToWorst.indexOf(outcome)),
  );
  return fromBestToWorst[worst];
}
