import { deployedNamespace, paths } from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { refOf, RepositoryState } from '../repository/state';
import { ChangeIssue } from './InvalidChangeError';
import { OnboardingRequest } from './onboarding';

const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
  'Service',
];

/** What stands in the way of an onboarding before anything is planned. */
export function refuseOnboarding(
  state: RepositoryState,
  { microservice, callers }: OnboardingRequest,
): ChangeIssue[] {
  const { name, namespace } = microservice.metadata;
  const issues: ChangeIssue[] = [];
  const existing = state.microservices.get(refOf(microservice.metadata));
  if (
    existing
      ? !isDeepStrictEqual(existing, microservice)
      : state.files.has(paths.microservice(microservice.metadata))
  ) {
    issues.push({
      code: 'already-onboarded',
      path: ['metadata', 'name'],
      message: `${namespace}/${name} is in this repository already, with another contract: choose another name, or change ${paths.microservice(
        microservice.metadata,
      )}`,
    });
  }
  for (const environment of Object.keys(microservice.spec.environments)) {
    if (!state.platforms.has(environment)) {
      issues.push({
        code: 'environment-unknown',
        path: ['spec', 'environments', environment],
        message: `${environment} is not an environment of this repository: use ${[
          ...state.platforms.keys(),
        ].join(' or ')}`,
      });
    }
    const platform = state.platforms.get(environment);
    const running = state.snapshots
      .get(environment)
      ?.objects.find(
        ({ kind, metadata }) =>
          workloadKinds.includes(kind) &&
          metadata.name === name &&
          metadata.namespace === deployedNamespace(namespace, platform!),
      );
    if (running && !existing) {
      issues.push({
        code: 'workload-exists',
        path: ['metadata', 'name'],
        message: `${running.kind} ${namespace}/${name} is in ${environment} already (${running.at.path}): choose another name`,
      });
    }
  }
  for (const [index, caller] of callers.entries()) {
    const isItself = caller.name === name && caller.namespace === namespace;
    const isTwice =
      callers.findIndex(other => refOf(other) === refOf(caller)) !== index;
    if (isItself || isTwice) {
      issues.push({
        code: isItself ? 'caller-is-itself' : 'caller-twice',
        path: ['callers', index, 'name'],
        message: isItself
          ? `${refOf(
              caller,
            )} is the service itself: pods of one service need no grant`
          : `${refOf(caller)} is named twice: name it once with all its ports`,
      });
    }
  }
  return issues;
}
