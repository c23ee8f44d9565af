import { AccessGrant, Microservice } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { refOf, RepositoryState } from '../../../repository/state';
import { list } from '../../describe-change';
import { ChangeIssue } from '../../InvalidChangeError';
import { grantIn } from '../../grant-in';
import { refusePair, refusePorts } from '../access/refuse-pair';

/** What stands in the way of a grant before anything is planned. */
export function refuseGrant(
  state: RepositoryState,
  request: AccessGrant,
): ChangeIssue[] {
  const issues = refusePair(state, request);
  if (issues.length) return issues;
  const service = state.microservices.get(refOf(request.service))!;
  const caller = state.microservices.get(refOf(request.caller));
  const { spec } = service;
  if (spec.service?.type === 'ExternalName') {
    return [
      {
        code: 'grant-on-alias',
        path: ['service', 'name'],
        message: `${refOf(
          request.service,
        )} is an alias of a host outside the cluster: it has no pods that a grant could open`,
      },
    ];
  }
  return [
    ...refusePorts(
      request.ports,
      Object.keys(spec.service?.ports ?? {}),
      refOf(request.service),
    ),
    ...refuseEnvironments(request, environmentsOf(state, service)),
    ...(caller ? refuseCaller(state, request, service, caller) : []),
    ...refuseFrom(state, request),
  ];
}

/** Where the request holds, of the environments that the service is in. */
export function environmentsAsked(
  state: RepositoryState,
  { environments }: AccessGrant,
  service: Microservice,
): string[] {
  return environmentsOf(state, service).filter(
    environment => environments?.includes(environment) ?? true,
  );
}

function environmentsOf(
  { platforms }: RepositoryState,
  { spec }: Microservice,
): string[] {
  return [...platforms.keys()].filter(environment =>
    Object.hasOwn(spec.environments, environment),
  );
}

function refuseEnvironments(
  { service, environments = [] }: AccessGrant,
  known: string[],
): ChangeIssue[] {
  return environments.flatMap((environment, index) =>
    known.includes(environment)
      ? []
      : [
          {
            code: 'environment-unknown',
            path: ['environments', index],
            message: `${refOf(
              service,
            )} is not in ${environment}: use ${known.join(' or ')}`,
          },
        ],
  );
}

function refuseCaller(
  state: RepositoryState,
  request: AccessGrant,
  service: Microservice,
  caller: Microservice,
): ChangeIssue[] {
  const name = refOf(request.caller);
  const asked = environmentsAsked(state, request, service);
  const at = ['caller', 'name'];
  if (caller.spec.service?.type === 'ExternalName') {
    return [
      {
        code: 'caller-is-alias',
        path: at,
        message: `${name} is an alias of a host outside the cluster: it runs nothing that could call`,
      },
    ];
  }
  return asked.length === 0 ||
    asked.some(environment =>
      Object.hasOwn(caller.spec.environments, environment),
    )
    ? []
    : [
        {
          code: 'no-common-environment',
          path: at,
          message: `${name} is in ${list(
            Object.keys(caller.spec.environments),
          )}, and access is asked for in ${list(
            asked,
          )}: nothing would be opened`,
        },
      ];
}

/** Only a caller without a contract says what its pods are, and it does not become others by the way. */
function refuseFrom(
  { microservices, grants }: RepositoryState,
  { service, caller, from }: AccessGrant,
): ChangeIssue[] {
  if (!from) return [];
  if (microservices.has(refOf(caller))) {
    return [
      {
        code: 'grant-of-managed-caller',
        path: ['from'],
        message: `${refOf(
          caller,
        )} has a microservice.yaml in this repository, which says what its pods are: leave from out`,
      },
    ];
  }
  const held = grantIn(grants, { service, caller });
  return held && !isDeepStrictEqual(held.spec.from, from)
    ? [
        {
          code: 'grant-of-other-pods',
          path: ['from'],
          message: `${paths.grant(
            service,
            caller,
          )} says otherwise what the pods of ${refOf(
            caller,
          )} are, and those would lose access: leave from out, or change that file by hand`,
        },
      ]
    : [];
}
