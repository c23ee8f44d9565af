import { Microservice } from '@callboard/contract';
import { deployedNamespace } from '@callboard/manifests';
import { SnapshotObject, workloadsSelected } from '@callboard/reachability';
import { refOf, RepositoryState } from '../../../repository/state';
import { ChangeIssue } from '../../InvalidChangeError';
import { RunningIn } from '../../Running';
import { findRunning } from './find-running';
import { isOnboarded } from './is-onboarded';
import { ownLabels } from './own-labels';

/** Whether the place of a new service in an environment is taken, by what Git holds or by what runs there; not by itself. */
export function refuseTaken(
  state: RepositoryState,
  running: RunningIn,
  environment: string,
  service: Microservice,
): ChangeIssue[] {
  const taken =
    takenInGit(state, environment, service) ??
    takenInCluster(state, running, environment, service);
  return taken === undefined
    ? []
    : [
        {
          code: 'workload-exists',
          path: ['metadata', 'name'],
          message: `${taken}: choose another name`,
        },
      ];
}

function takenInGit(
  state: RepositoryState,
  environment: string,
  service: Microservice,
): string | undefined {
  if (state.microservices.has(refOf(service.metadata))) return undefined;
  const taken = findTaken(state, environment, service);
  return (
    taken &&
    `${taken.kind} ${taken.metadata.name} is in ${environment} already (${taken.at.path})`
  );
}

function takenInCluster(
  state: RepositoryState,
  running: RunningIn,
  environment: string,
  service: Microservice,
): string | undefined {
  return isOnboarded(state, environment, service)
    ? undefined
    : findRunning(state, running, environment, service);
}

/** What has the name already, of any kind, or pods that the new service would select. */
function findTaken(
  state: RepositoryState,
  environment: string,
  { metadata }: Microservice,
): SnapshotObject | undefined {
  const platform = state.platforms.get(environment);
  if (!platform) return undefined;
  const snapshot = state.snapshots.get(environment)!;
  const deployed = deployedNamespace(metadata.namespace, platform);
  return (
    snapshot.objects.find(
      one =>
        one.metadata.name === metadata.name &&
        one.metadata.namespace === deployed,
    ) ??
    workloadsSelected(
      state.networks.get(environment)!,
      deployed,
      ownLabels(metadata),
    )[0]?.object
  );
}
