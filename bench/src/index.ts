/* eslint-disable no-console */
import { readOnce } from './read-once';

const claims = {
  'a later read of a commit is faster than the first by': readOnce,
};

async function main() {
  for (const [claim, measure] of Object.entries(claims)) {
    console.log(`${claim} ${(await measure()).toFixed(0)} ×`);
  }
}

main();
