/* eslint-disable no-console */
import { entityView } from './entity-view';
import { matrixBeside, matrixGrowth, matrixQuestions } from './matrix';
import { networkTable } from './network-table';
import { oneGrant } from './one-grant';
import { readOnce } from './read-once';
import { renderBeside, renderParts } from './render';

const claims: Record<string, () => Promise<void>> = {
  'read-once': async () =>
    console.log(
      `a later read of a commit is faster than the first by ${(
        await readOnce()
      ).toFixed(0)} ×`,
    ),
  'one-grant': async () => {
    console.log('one grant in a repository of 10,000 services, at one Gitea');
    console.table(await oneGrant());
  },
  matrix: async () => {
    console.log('the whole matrix of 1,000 workloads with 1,000 policies');
    console.table(await matrixBeside());
    console.log('as many policies as workloads');
    console.table(matrixGrowth());
    console.log('10,000 workloads with 5,000 policies, in one process');
    console.table(await matrixQuestions());
  },
  'entity-view': async () => {
    console.log('a network view of an entity, in ms, on a real API server');
    for (const [part, table] of Object.entries(await entityView())) {
      console.log(part);
      console.table(table);
    }
  },
  render: async () => {
    console.log('services rendered, validated and printed, by mesh');
    console.table(await renderBeside());
    console.log('where the time goes, in ms for each 1,000 services');
    console.table(renderParts());
  },
  'network-table': async () => {
    console.log('longest task of the browser, in ms, by number of callers');
    console.table(Object.fromEntries(await networkTable([50, 5000])));
  },
};

/** All of them, or those that are named. */
async function main(wanted: string[]) {
  for (const [name, measure] of Object.entries(claims)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure();
  }
}

main(process.argv.slice(2));
