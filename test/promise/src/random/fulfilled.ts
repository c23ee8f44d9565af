import { Grant, Microservice } from '@callboard/contract';
import { RandomRepository } from '@callboard/test-cluster/src/random-repository';
import { refOf } from '../deployed';
import { waypointOf } from '../promise/waypoint';
import { Wish } from './wish';

/** The repository once the wish is written into its contracts; as it was where the two cannot have it. */
export function fulfilled(
  repository: RandomRepository,
  one: Wish,
): RandomRepository {
  const { services } = repository;
  const caller = services[one.caller % services.length];
  const callee = services[one.callee % services.length];
  const granted = one.isGranted
    ? withGrant(repository, one, caller, callee)
    : repository;
  return one.isCalled ? withCall(granted, one, caller, callee) : granted;
}

function withGrant(
  { services, grants, platform }: RandomRepository,
  { ports, requests, environments, unmanaged }: Wish,
  caller: Microservice,
  callee: Microservice,
): RandomRepository {
  const isRead =
    platform.spec.mesh.kind === 'istio-sidecar' ||
    waypointOf(callee, platform) !== undefined;
  const all = Object.entries(callee.spec.service?.ports ?? {})
    // Requests where nobody reads them are refused: mostly ask for what can be had.
    .filter(
      ([, { appProtocol }]) =>
        !requests || appProtocol === 'http' || appProtocol === 'grpc',
    )
    .map(([name]) => name);
  if (all.length === 0 || (!unmanaged && caller === callee)) {
    return { services, grants, platform };
  }
  const grant: Grant = {
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Grant',
    metadata: unmanaged
      ? { namespace: unmanaged.namespace, name: unmanaged.name }
      : caller.metadata,
    spec: {
      ports: [...new Set(ports.map(index => all[index % all.length]))],
      ...(requests && isRead && { http: requests }),
      ...(environments && { environments }),
      ...(unmanaged && {
        from: {
          podLabels: unmanaged.podLabels,
          ...(unmanaged.serviceAccount && {
            serviceAccount: unmanaged.serviceAccount,
          }),
        },
      }),
    },
  };
  const others = (grants.get(refOf(callee)) ?? []).filter(
    other => refOf(other) !== refOf(grant),
  );
  return {
    services,
    platform,
    grants: new Map(grants).set(refOf(callee), [...others, grant]),
  };
}

function withCall(
  { services, grants, platform }: RandomRepository,
  { ports: [index], unmanaged }: Wish,
  caller: Microservice,
  callee: Microservice,
): RandomRepository {
  const names = Object.keys(callee.spec.service?.ports ?? {});
  const calls = { ...caller.spec.calls };
  if (unmanaged) {
    const { namespace, name, podLabels, port, targetPort } = unmanaged;
    calls[`OLD_${name.toUpperCase()}`] = {
      service: name,
      namespace,
      podLabels,
      port,
      ...(targetPort && { targetPort }),
    };
  } else if (caller !== callee && names.length > 0) {
    calls[`CALLEE_${services.indexOf(callee)}`] = {
      service: callee.metadata.name,
      namespace: callee.metadata.namespace,
      port: names[index % names.length],
    };
  }
  return {
    grants,
    platform,
    services: services.map(one =>
      one === caller ? { ...one, spec: { ...one.spec, calls } } : one,
    ),
  };
}
