import { NetworkFacts } from '../network/facts';
import { Network } from '../network/network';
import { toNetwork } from '../network/to-network';
import { Peer } from '../packet/end';
import { toSnapshot } from '../snapshot';

/** A network of these documents; Calico enforces, without a mesh, unless said. */
export function networkOf(
  documents: string[],
  facts: Partial<NetworkFacts> = {},
): Network {
  const text = documents.join('\n---\n');
  return toNetwork(toSnapshot([{ path: 'all.yaml', text }]), {
    clusterDomain: 'cluster.local',
    enforcedBy: 'calico',
    otherPolicies: 'none',
    mesh: { kind: 'none' },
    ...facts,
  });
}

/** A bare pod in `shop`, with the label `app`; ports as YAML, e.g. `[{name: http, containerPort: 8080}]`. */
export const pod = (name: string, app = name, ports = '[]') =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop, labels: {app: ${app}}}, spec: {containers: [{name: app, ports: ${ports}}]}}`;

export const service = (name: string, spec: string) =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: ${spec}}`;

export const networkPolicy = (name: string, spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: ${spec}}`;

/** The pods of `shop` with this name; a range of addresses where it is one. */
export function peer({ workloads }: Network, name: string): Peer {
  const workload = workloads.find(one => one.name === name);
  return workload
    ? { kind: 'workload', workload }
    : { kind: 'addresses', cidr: name };
}
