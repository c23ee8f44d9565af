import { DeclaredCall } from '@callboard/checks';
import { refOf } from '../repository/state';
import { nameInCluster, Scene } from './scene';
import { callsInCatalog } from './who-is-said-to-call';

/** Every call that contracts of the environment or catalog entities declare, between ends that the reader may see. */
export function declaredCalls(scene: Scene): DeclaredCall[] {
  return [...byContracts(scene), ...byCatalog(scene)];
}

function byContracts({
  state,
  environment,
  platform,
  entities,
}: Scene): DeclaredCall[] {
  const isHidden = (ref: string) => entities.get(ref)?.isVisible === false;
  return [...state.microservices].flatMap(([ref, { metadata, spec }]) =>
    isHidden(ref) || !Object.hasOwn(spec.environments, environment)
      ? []
      : Object.values(spec.calls ?? {}).flatMap(call => {
          const to = { namespace: call.namespace, name: call.service };
          if (isHidden(refOf(to))) return [];
          return [
            {
              from: nameInCluster(metadata, platform),
              to: call.podLabels ? to : nameInCluster(to, platform),
              port: call.port,
            },
          ];
        }),
  );
}

/** Of services without a contract: the others' relations are made from theirs. */
function byCatalog({ state, platform, entities }: Scene): DeclaredCall[] {
  const isShown = (ref: string) => entities.get(ref)?.isVisible;
  return [...entities.keys()]
    .filter(ref => isShown(ref) && !state.microservices.has(ref))
    .flatMap(ref =>
      [...callsInCatalog(entities, ref)].filter(isShown).map(to => ({
        from: nameInCluster(toName(ref), platform),
        to: nameInCluster(toName(to), platform),
      })),
    );
}

function toName(ref: string) {
  const [namespace, name] = ref.split('/');
  return { namespace, name };
}
