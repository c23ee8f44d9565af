import { Platform } from '@callboard/contract';
import { ServiceName } from '@callboard/plugin-callboard-common';
import { Network } from '@callboard/reachability';
import { onceEach } from '../kept/once-each';
import { refOf, RepositoryState } from '../repository/state';
import { nameInGit } from './scene';
import { Shown } from './Shown';
import { LabelledService } from './standing-for';

/** What has a contract, or is called by one: an environment need not run it. */
const declaredIn = onceEach(({ microservices }: RepositoryState) =>
  [...microservices.values()].flatMap(
    ({ metadata: { namespace, name }, spec }): ServiceName[] => [
      { namespace, name },
      ...Object.values(spec.calls ?? {}).map(call => ({
        ...{ namespace: call.namespace, name: call.service },
      })),
    ],
  ),
);

const servicesIn = onceEach((network: Network) =>
  onceEach((platform: Platform) =>
    onceEach((state: RepositoryState) => {
      const labelled = new Map<string, Required<LabelledService>>();
      const add = (name: ServiceName, ...labels: Record<string, string>[]) => {
        const known = labelled.get(refOf(name))?.labels ?? [];
        labelled.set(refOf(name), { ...name, labels: [...known, ...labels] });
      };
      for (const one of [
        ...network.workloads.filter(({ object }) => object),
        ...network.services,
      ]) {
        add(
          nameInGit(one, platform),
          one.object?.metadata.labels ?? {},
          ...('labels' in one ? [one.labels.known] : []),
        );
      }
      declaredIn(state).forEach(name => add(name));
      return {
        labelled: [...labelled.values()],
        named: [...labelled.values()].map(({ namespace, name }) => ({
          ...{ namespace, name },
        })),
      };
    }),
  ),
);

/**
 * Whatever may be an end of a connection, by its name in Git, each once; with the labels of what runs, where the source is
 * a cluster. The same list for the same network and state.
 */
export function servicesShown({
  network,
  platform,
  state,
  sighting,
}: Shown): LabelledService[] {
  const all = servicesIn(network)(platform)(state);
  return sighting ? all.labelled : all.named;
}
