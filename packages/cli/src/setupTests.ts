import fc from 'fast-check';

/** `npm test` sets the seed, so that a run can be repeated. */
const seed = process.env.CALLBOARD_SEED;
if (seed) fc.configureGlobal({ seed: Number(seed) });

// Whole programs run here, Git and shells among them.
jest.setTimeout(60_000);
