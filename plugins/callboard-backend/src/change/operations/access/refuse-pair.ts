import { paths } from '@callboard/manifests';
import { refOf, RepositoryState } from '../../../repository/state';
import { ChangeIssue } from '../../InvalidChangeError';
import { grantIn } from '../../grant-in';
import { Pair } from './pair';

/** What has to be there, and readable, before access of one service to another can change. */
export function refusePair(
  state: RepositoryState,
  { service, caller }: Pair,
): ChangeIssue[] {
  const { microservices } = state;
  const grant = grantIn(state.grants, { service, caller });
  const unreadable = (path: string, isRead: boolean, at: string[]) =>
    !isRead && state.files.has(path)
      ? [
          {
            code: 'contract-unreadable',
            path: at,
            message: `${path} cannot be read: correct it first`,
          },
        ]
      : [];
  const issues = [
    ...unreadable(
      paths.microservice(service),
      microservices.has(refOf(service)),
      ['service', 'name'],
    ),
    ...unreadable(
      paths.microservice(caller),
      microservices.has(refOf(caller)),
      ['caller', 'name'],
    ),
    ...unreadable(paths.grant(service, caller), grant !== undefined, [
      'caller',
      'name',
    ]),
  ];
  return issues.length || microservices.has(refOf(service))
    ? issues
    : [
        {
          code: 'service-not-managed',
          path: ['service', 'name'],
          message: `${refOf(
            service,
          )} has no microservice.yaml in this repository, so nobody here decides who may call it: onboard it first, or correct the name`,
        },
      ];
}

/** Ports that a service does not have, each where it is named. */
export function refusePorts(
  ports: string[],
  known: string[],
  ref: string,
): ChangeIssue[] {
  return ports.flatMap((port, index) =>
    known.includes(port)
      ? []
      : [
          {
            code: 'port-not-defined',
            path: ['ports', index],
            message: `${ref} has no port ${port}: use ${
              known.join(' or ') || 'another service, for this one has no port'
            }`,
          },
        ],
  );
}
