import fc from 'fast-check';

/** `npm test` sets the seed, so that a run can be repeated. */
const seed = process.env.CALLBOARD_SEED;
if (seed) fc.configureGlobal({ seed: Number(seed) });
