import { setTimeout as pause } from 'node:timers/promises';
import { entityAt, entityCount, nameAt, refAt } from './entities';
import { ConfiguredCluster, Portal } from './Portal';

/** A portal that has the entities of the crowd, and a platform of which the cluster is called `busy`. */
export function startPortal(clusters: ConfiguredCluster[]): Promise<Portal> {
  const platform = {
    ...{ apiVersion: 'callboard.dev/v1alpha1', kind: 'Platform' },
    metadata: { name: 'prod' },
    spec: {
      ...{ kubernetes: '1.36', cluster: 'busy', otherPolicies: 'none' },
      networkPolicy: { api: 'kubernetes', enforcedBy: 'calico' },
      dns: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } },
    },
  };
  const entities = [false, true].flatMap(spans =>
    Array.from({ length: entityCount }, (_, index) => entityAt(index, spans)),
  );
  const files = new Map([['platform/prod.yaml', JSON.stringify(platform)]]);
  return Portal.start(clusters, files, entities);
}

/** Until the catalog has all entities. */
export async function catalogued(portal: Portal): Promise<void> {
  const path = `/catalog/entities/by-name/component/default/${nameAt(
    entityCount - 1,
    true,
  )}`;
  while ((await portal.ask(path)).status !== 200) await pause(100);
}

/** Until all of the cluster was read, too. */
export async function whole(portal: Portal): Promise<void> {
  await catalogued(portal);
  const query = `entityRef=${encodeURIComponent(
    refAt(entityCount - 1, true),
  )}&source=cluster`;
  for (;;) {
    const { status, text } = await portal.ask(`/callboard/network?${query}`);
    if (status === 200 && JSON.parse(text).source.state === 'live') return;
    await pause(100);
  }
}
