import { Microservice, Platform } from '@callboard/contract';
import { RandomRepository } from '@callboard/test-cluster/src/random-repository';
import fc from 'fast-check';
import { portsOf } from '../promise/promised';

type Spec = Platform['spec'];

/** What decides who reaches whom, and a random repository does not vary. */
export interface Setting {
  platform: Pick<Spec, 'otherPolicies' | 'namespaces' | 'dns'>;
  enforcedBy: Spec['networkPolicy']['enforcedBy'];
  trustDomain: string;
  /** Of the services that are open to addresses. */
  sources?: string[];
  /** Where the first two ports of every service lead. */
  podPort?: number;
  /** Does every port speak HTTP? */
  isHttp: boolean;
  /** Place of the service that is in another environment. */
  absent?: number;
}

const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

export const setting: fc.Arbitrary<Setting> = fc.record(
  {
    platform: fc.record({
      otherPolicies: fc.constantFrom('none', 'unknown'),
      namespaces: fc.constantFrom('unknown', 'all-in-git'),
      dns: fc.record({
        namespace: fc.constantFrom('kube-system', 'openshift-dns'),
        podLabels: fc.constant({ 'k8s-app': 'kube-dns' }),
        ips: fc.constantFrom(
          [],
          ['169.254.20.10'],
          ['fd00::10', '10.0.0.0/24'],
        ),
        port: fc.constantFrom(53, 5353),
      }),
    }),
    enforcedBy: fc.constantFrom<Setting['enforcedBy']>(
      'calico',
      'cilium',
      'azure-npm',
      'aws-vpc-cni',
      'ovn-kubernetes',
      'none',
      'unknown',
    ),
    trustDomain: fc.constantFrom('cluster.local', 'example.org'),
    sources: optional(
      fc.constantFrom(
        ['0.0.0.0/0'],
        ['0.0.0.0/0', '::/0'],
        ['10.0.0.0/8', '10.1.0.0/16'],
      ),
    ),
    podPort: optional(fc.constantFrom(80, 8080)),
    isHttp: fc.boolean(),
    absent: optional(fc.nat(6)),
  },
  { noNullPrototype: true },
);

export function setIn(
  { services, grants, platform }: RandomRepository,
  {
    enforcedBy,
    trustDomain,
    sources,
    podPort,
    isHttp,
    absent,
    ...said
  }: Setting,
): RandomRepository {
  const { mesh, networkPolicy } = platform.spec;
  return {
    grants,
    platform: {
      ...platform,
      spec: {
        ...platform.spec,
        ...said.platform,
        networkPolicy: { api: networkPolicy.api, enforcedBy },
        mesh: mesh.kind === 'none' ? mesh : { ...mesh, trustDomain },
      },
    },
    services: services
      .map(one => (sources ? openTo(one, sources) : one))
      .map(one => (podPort ? leadingTo(one, podPort) : one))
      .map(one => (isHttp ? speakingHttp(one) : one))
      .map((one, index) => (index === absent ? elsewhere(one) : one)),
  };
}

function openTo({ spec, ...rest }: Microservice, sources: string[]) {
  const { service } = spec;
  return {
    ...rest,
    spec: service?.sources
      ? { ...spec, service: { ...service, sources } }
      : spec,
  };
}

/** A headless Service translates nothing. */
function leadingTo(one: Microservice, targetPort: number): Microservice {
  return one.spec.service?.type === 'Headless'
    ? one
    : withPorts(one, (port, index) =>
        index < 2 ? { ...port, targetPort } : port,
      );
}

function speakingHttp(one: Microservice): Microservice {
  return withPorts(one, port => ({ ...port, appProtocol: 'http' }));
}

type Port = ReturnType<typeof portsOf>[string];

function withPorts(
  { spec, ...rest }: Microservice,
  change: (port: Port, index: number) => Port,
): Microservice {
  const { service } = spec;
  if (!service?.ports) return { ...rest, spec };
  const ports = Object.fromEntries(
    Object.entries(service.ports).map(([name, port], index) => [
      name,
      change(port, index),
    ]),
  );
  return { ...rest, spec: { ...spec, service: { ...service, ports } } };
}

function elsewhere({ spec, ...rest }: Microservice): Microservice {
  return {
    ...rest,
    spec: { ...spec, environments: { dev: spec.environments.prod } },
  };
}
