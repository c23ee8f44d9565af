import { Microservice } from '@callboard/contract';
import { DeliveryRendering, renderDelivery } from '@callboard/manifests';
import { RepositoryState } from '../../../repository/state';

/** What the delivery of an environment would be with these services; those of the repository where none are given. */
export function deliveryOf(
  state: RepositoryState,
  environment: string,
  services: Iterable<Microservice> = state.microservices.values(),
): DeliveryRendering {
  const { objects } = state.snapshots.get(environment)!;
  return renderDelivery({
    platform: state.platforms.get(environment)!,
    platforms: [...state.platforms.values()],
    services: [...services],
    deployed: objects.map(({ apiVersion, kind, at }) => ({
      apiVersion,
      kind,
      path: at.path,
    })),
  });
}
