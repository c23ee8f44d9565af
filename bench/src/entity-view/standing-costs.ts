import { crowd } from './entities';
import { ConfiguredCluster, Portal } from './Portal';
import { catalogued, startPortal, whole } from './start-portal';

const pods = crowd.namespaces * crowd.appsEach * crowd.podsEach;

/** What it costs that a cluster is watched, beside a portal that watches none and has done all else. */
export async function standingCosts(cluster: ConfiguredCluster) {
  const without = await standing([], catalogued);
  const portal = await standing([cluster], whole);
  const each = (vital: 'heap' | 'process') =>
    (((portal[vital] - without[vital]) * 1024) / pods).toFixed(2);
  return {
    'first whole snapshot, s after the portal answers':
      portal.seconds.toFixed(1),
    'longest block of the event loop, ms': portal.longestBlock.toFixed(0),
    'the same without a cluster': without.longestBlock.toFixed(0),
    'heap for each pod, KB': each('heap'),
    'resident memory for each pod, KB': each('process'),
  };
}

/** From when a portal answers until all of it is there. */
async function standing(
  clusters: ConfiguredCluster[],
  until: (portal: Portal) => Promise<void>,
) {
  const portal = await startPortal(clusters);
  // What it does before it answers is not the cluster's.
  await portal.tell('longestBlock');
  const begin = performance.now();
  await until(portal);
  const seconds = (performance.now() - begin) / 1000;
  const longestBlock = await portal.tell('longestBlock');
  const memory = await portal.tell('memory');
  await portal.stop();
  return { seconds, longestBlock, ...memory };
}
