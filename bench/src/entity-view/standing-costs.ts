import { setTimeout as pause } from 'node:timers/promises';
import { crowd } from './entities';
import { ConfiguredCluster, Portal } from './Portal';
import { catalogued, startPortal, whole } from './start-portal';

const pods = crowd.namespaces * crowd.appsEach * crowd.podsEach;

/**
 * What it costs that a cluster is watched, beside a portal that watches none and has done all else.
 * `fill` creates the pods in a cluster that has all the rest.
 */
export async function standingCosts(
  cluster: ConfiguredCluster,
  fill: () => Promise<void>,
) {
  const without = await standing([], catalogued);
  const empty = await standing([cluster], whole);
  await fill();
  const full = await standing([cluster], whole);
  const perPod = (before: typeof full) =>
    (((full.heap - before.heap) * 1024) / pods).toFixed(2);
  return {
    'first whole snapshot, s after the portal answers': full.seconds.toFixed(1),
    'longest block of the event loop, ms': full.longestBlock.toFixed(0),
    'the same without a cluster': without.longestBlock.toFixed(0),
    'heap for each pod with its endpoint, KB': perPod(empty),
    'with all else that is kept': perPod(without),
    'resident memory of the process, MB': full.process.toFixed(0),
    'the same without a cluster, MB': without.process.toFixed(0),
  };
}

/** From when a portal answers until all of it is there. */
async function standing(
  clusters: ConfiguredCluster[],
  until: (portal: Portal) => Promise<void>,
) {
  const portal = await startPortal(clusters);
  // What it does before it answers is not the cluster's; it is measured a moment later.
  await pause(100);
  await portal.tell('longestBlock');
  const begin = performance.now();
  await until(portal);
  const seconds = (performance.now() - begin) / 1000;
  const longestBlock = await portal.tell('longestBlock');
  const memory = await portal.tell('memory');
  await portal.stop();
  return { seconds, longestBlock, ...memory };
}
