import { Grant } from '@callboard/contract';
import { ServiceName } from '@callboard/manifests';
import { refOf } from '../repository/state';

/** The grant of one caller at one service, among those of all services. */
export function grantIn(
  grants: ReadonlyMap<string, Grant[]>,
  { service, caller }: { service: ServiceName; caller: ServiceName },
): Grant | undefined {
  return grants
    .get(refOf(service))
    ?.find(({ metadata }) => refOf(metadata) === refOf(caller));
}
