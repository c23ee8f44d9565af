import { Microservice } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { filesBelow } from '../../../repository/files-below';
import { refOf, RepositoryState } from '../../../repository/state';
import { ChangeIssue } from '../../InvalidChangeError';
import { RunningIn } from '../../Running';
import { OnboardingRequest } from './onboarding';
import { refuseTaken } from './refuse-taken';

/** What stands in the way of an onboarding before anything is planned. */
export function refuseOnboarding(
  state: RepositoryState,
  running: RunningIn,
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
    issues.push(...refuseTaken(state, running, environment, microservice));
  }
  const leftOver = existing ? undefined : findLeftOver(state, microservice);
  if (leftOver) {
    issues.push({
      code: 'left-over',
      path: ['metadata', 'name'],
      message: `${leftOver} is left of an earlier service of this name, and would hold for the new one: remove it first`,
    });
  }
  for (const [index, caller] of callers.entries()) {
    const isItself = caller.name === name && caller.namespace === namespace;
    const isTwice =
      callers.findIndex(other => refOf(other) === refOf(caller)) !== index;
    const unknown = (caller.environments ?? []).filter(
      environment =>
        !Object.hasOwn(microservice.spec.environments, environment),
    );
    if (unknown.length) {
      issues.push({
        code: 'environment-unknown',
        path: ['callers', index, 'environments'],
        message: `${namespace}/${name} is not in ${unknown.join(
          ', ',
        )}: name environments that it is in`,
      });
    }
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

function findLeftOver(
  state: RepositoryState,
  { metadata }: Microservice,
): string | undefined {
  const folders = [
    `${paths.services}/${metadata.namespace}/${metadata.name}`,
    ...[...state.platforms.keys()].map(environment =>
      paths.service(environment, metadata),
    ),
  ];
  return folders.flatMap(folder => filesBelow(state, folder))[0]?.[0];
}
