import { Grant, Microservice, Platform } from '@callboard/contract';
import { Deployed, refOf } from '../deployed';
import { probes } from '../promise/comes-in';
import { toCidr } from '../promise/goes-out';
import { podsOf, runsPods } from '../promise/promised';
import { isAmbient, waypointOf } from '../promise/waypoint';
import { End, Pods } from './end';

/**
 * Everybody whom the contracts and the platform of an environment name, and two hosts outside whom they don't.
 * A contract that is not in this environment has its pods here all the same: nobody promised them anything.
 */
export function castOf(deployed: Deployed): End[] {
  const { contracts, grants } = deployed;
  return [
    ...contracts.filter(runsPods).map(one => managed(deployed, one)),
    ...deployed.rendered.flatMap(one => waypoint(deployed, one) ?? []),
    ...deployed.rendered.flatMap(one => canary(deployed, one) ?? []),
    ...contracts.flatMap(one => unmanagedCallees(one)),
    ...[...grants].flatMap(([callee, all]) =>
      all.flatMap(grant => unmanagedCaller(callee, grant) ?? []),
    ),
    ...ofPlatform(deployed.platform),
    ...addresses(deployed),
  ];
}

function managed(
  { platform, rendered }: Deployed,
  service: Microservice,
): Pods {
  const { namespace, labels } = podsOf(service, platform);
  return {
    kind: 'pods',
    name: service.metadata.name,
    namespace,
    labels: { ...labels, 'app.kubernetes.io/managed-by': 'callboard' },
    serviceAccount: service.metadata.name,
    heldBy: rendered.includes(service) ? 'manifests' : 'test',
  };
}

/** What Istio runs in front of a service. */
function waypoint(
  { platform }: Deployed,
  service: Microservice,
): Pods | undefined {
  const found = waypointOf(service, platform);
  return (
    found && {
      kind: 'pods',
      name: found.name,
      ...found.pods,
      serviceAccount: found.name,
      heldBy: 'gateway',
    }
  );
}

/** The pods of another image that a service tries: to everybody they are pods of the service. */
function canary(
  { platform }: Deployed,
  service: Microservice,
): Pods | undefined {
  const { namespace, labels } = podsOf(service, platform);
  return (
    service.spec.traffic?.canary && {
      kind: 'pods',
      name: `${service.metadata.name}-canary`,
      namespace,
      labels: { ...labels, 'callboard.dev/track': 'canary' },
      serviceAccount: service.metadata.name,
      heldBy: 'manifests',
    }
  );
}

function unmanagedCallees(service: Microservice): Pods[] {
  return Object.entries(service.spec.calls ?? {}).flatMap(
    ([prefix, { namespace, podLabels }]) =>
      podLabels
        ? [
            {
              kind: 'pods',
              name: `${prefix} of ${refOf(service)}`,
              namespace,
              labels: podLabels,
              heldBy: 'test',
            },
          ]
        : [],
  );
}

function unmanagedCaller(
  callee: string,
  { metadata, spec }: Grant,
): Pods | undefined {
  return (
    spec.from && {
      kind: 'pods',
      name: `${metadata.name} as ${callee} knows it`,
      namespace: metadata.namespace,
      labels: spec.from.podLabels,
      ...(spec.from.serviceAccount && {
        serviceAccount: spec.from.serviceAccount,
      }),
      heldBy: 'test',
    }
  );
}

function ofPlatform({ spec }: Platform): Pods[] {
  const { gateway, monitoring, mesh, dns } = spec;
  const facts = [
    ...(gateway ? [gateway] : []),
    ...(monitoring ? [{ ...monitoring, name: 'monitoring' }] : []),
    ...(mesh.kind === 'none'
      ? []
      : [{ ...mesh.controlPlane, name: 'mesh control plane' }]),
  ].map(outsider => toPods(outsider, 'facts'));
  return [...facts, toPods({ ...dns, name: 'dns' }, 'test')];
}

function toPods(
  {
    name,
    namespace,
    podLabels: labels,
    serviceAccount,
  }: {
    name: string;
    namespace: string;
    podLabels: Record<string, string>;
    serviceAccount?: string;
  },
  heldBy: Pods['heldBy'],
): Pods {
  return {
    kind: 'pods',
    name,
    namespace,
    labels,
    ...(serviceAccount && { serviceAccount }),
    heldBy,
  };
}

/** Who is promised something by his address, and two who are not. */
function addresses({ platform, rendered }: Deployed): End[] {
  const cidrs = new Set([
    '203.0.113.7/32',
    '2001:db8::7/128',
    ...platform.spec.dns.ips.map(toCidr),
    ...(platform.spec.apiServer?.cidrs ?? []),
    ...(isAmbient(platform) ? probes : []),
    ...rendered.flatMap(({ spec }) => spec.service?.sources ?? []),
    ...rendered.flatMap(({ spec }) =>
      (spec.external ?? []).flatMap(host => host.cidrs),
    ),
  ]);
  return [...cidrs].map(cidr => ({ kind: 'addresses', name: cidr, cidr }));
}
