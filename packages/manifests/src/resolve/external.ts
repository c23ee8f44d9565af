import { Platform } from '@callboard/contract';
import { ExternalHost, RenderInput } from '../render-input';
import { noteUnregistered } from './registered';
import { Findings } from './render-issue';

/** The hosts outside the cluster that the service calls, sorted: the same input gives the same bytes in any order. */
export function resolveExternal(
  input: RenderInput,
  findings: Findings,
): ExternalHost[] {
  const { service, platform } = input;
  const { external = [] } = service.spec;
  checkInCluster('external', external, platform, findings);
  const sorted = [...external].sort(
    (a, b) => a.port - b.port || (a.host < b.host ? -1 : 1),
  );
  noteUnregistered(input, sorted, findings);
  return sorted;
}

/** A name of the cluster's own is no name outside of it: routes and rules for it would be taken for the Service's. */
export function checkInCluster(
  field: 'expose' | 'external',
  hosts: { host: string }[],
  { metadata, spec }: Platform,
  findings: Findings,
): void {
  const advice =
    field === 'expose'
      ? 'use a name that DNS knows outside of the cluster'
      : 'name the service in spec.calls';
  hosts.forEach(({ host }, index) => {
    if (!`.${host}`.endsWith(`.${spec.clusterDomain}`)) return;
    findings.refuse(
      'host-in-cluster',
      ['spec', field, index, 'host'],
      `${host} is a name of the cluster itself (platform/${metadata.name}.yaml, spec.clusterDomain: ${spec.clusterDomain}): ${advice}`,
    );
  });
}
