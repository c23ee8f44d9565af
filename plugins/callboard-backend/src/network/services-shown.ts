import { Platform } from '@callboard/contract';
import { Network } from '@callboard/reachability';
import { onceEach } from '../kept/once-each';
import { refOf } from '../repository/state';
import { nameInGit } from './scene';
import { Shown } from './Shown';
import { LabelledService } from './standing-for';

const servicesIn = onceEach((network: Network) =>
  onceEach((platform: Platform) => {
    const labelled = new Map<string, Required<LabelledService>>();
    for (const one of [
      ...network.workloads.filter(({ object }) => object),
      ...network.services,
    ]) {
      const name = nameInGit(one, platform);
      const ref = refOf(name);
      const labels = [
        ...(labelled.get(ref)?.labels ?? []),
        one.object?.metadata.labels ?? {},
        ...('labels' in one ? [one.labels.known] : []),
      ];
      labelled.set(ref, { ...name, labels });
    }
    return {
      labelled: [...labelled.values()],
      named: [...labelled.values()].map(({ namespace, name }) => ({
        ...{ namespace, name },
      })),
    };
  }),
);

/**
 * Whatever may be an end of a connection, by its name in Git, each once; with the labels of what runs, where the source is
 * a cluster. The same list for the same network.
 */
export function servicesShown({
  network,
  platform,
  sighting,
}: Shown): LabelledService[] {
  const all = servicesIn(network)(platform);
  return sighting ? all.labelled : all.named;
}
