import {
  asIfEnforced,
  backendsOf,
  ContainerPort,
  Network,
  NetworkPolicy,
  podPortsOf,
  PodsMeant,
  podsMeant,
  Problem,
  SelectorEntry,
  Service,
  ServiceRef,
  Workload,
} from '@callboard/reachability';
import { DeclaredCall } from './declared-call';
import { namedBy, NamingRule } from './naming-rule';
import { once } from './once';
import { Selections, selectionsIn } from './selections';
import { refOf } from './words';

/** A network, and what several checks ask of it: each answer is found once. */
export interface Survey extends Selections {
  /** As though NetworkPolicy were enforced: what that changes is said at the end, for all checks. */
  network: Network;
  /** As it is. */
  actual: Network;
  declared: DeclaredCall[];
  /** What could not be read or understood, but for policies and Services, which have checks of their own. */
  problems: Problem[];
  problemsIn(namespace: string): Problem[];
  /** Do the manifests hold it, and can all of it be read? */
  isKnown(namespace: string): boolean;
  serviceNamed(ref: ServiceRef): Service | undefined;
  /** The pods of a Service, and a workload of its name that no Service leads to; none where there is neither. */
  workloadsOf(ref: ServiceRef): Workload[];
  servicesOf(workload: Workload): Service[];
  /** The service that the pods are of: a Service, or without one the workload. */
  serviceRefOf(workload: Workload): ServiceRef;
  /** The ports that its containers declare, and those that Services lead to. */
  podPortsOf(workload: Workload): PodPort[];
  /** The pods that an entry of `from` or `to`, in this policy, means. */
  podsMeant(entry: SelectorEntry, policy: NetworkPolicy): PodsMeant;
  /** The rules, whoever's, that may speak of these pods by their labels. */
  rulesNaming(workload: Workload): NamingRule[];
}

export type PodPort = Pick<ContainerPort, 'port' | 'protocol'>;

const surveyed = new WeakMap<Network, Omit<Survey, 'declared'>>();

/** What is found out about a network is kept as long as the network: it is asked about for one service after another. */
export function surveyOf(actual: Network, declared: DeclaredCall[]): Survey {
  const known = surveyed.get(actual) ?? survey(actual);
  surveyed.set(actual, known);
  return { ...known, declared };
}

function survey(actual: Network): Omit<Survey, 'declared'> {
  const network = asIfEnforced(actual);
  const servicesOf = once((workload: Workload) =>
    network
      .servicesIn(workload.namespace)
      .filter(service => backendsOf(service, [workload]).length > 0),
  );
  const problems = problemsOfNobody(network);
  const problemsIn = (namespace: string) =>
    problems.filter(
      ({ namespace: concerned = namespace }) => concerned === namespace,
    );
  return {
    network,
    actual,
    problems,
    problemsIn,
    isKnown: namespace =>
      network.namespaces.has(namespace) && problemsIn(namespace).length === 0,
    serviceNamed: ref => serviceNamed(network, ref),
    workloadsOf: ref => {
      const service = serviceNamed(network, ref);
      const inNamespace = network.workloadsIn(ref.namespace);
      const alone = inNamespace.filter(
        workload =>
          workload.object &&
          workload.name === ref.name &&
          servicesOf(workload).length === 0,
      );
      return [...(service ? backendsOf(service, inNamespace) : []), ...alone];
    },
    servicesOf,
    serviceRefOf: workload => refOf(servicesOf(workload)[0] ?? workload),
    podPortsOf: once(workload => podPortsIn(workload, servicesOf(workload))),
    ...selectionsIn(network),
    podsMeant: once((entry: SelectorEntry, policy: NetworkPolicy) =>
      podsMeant(network, policy, entry),
    ),
    rulesNaming: namedBy(network.networkPolicies),
  };
}

function problemsOfNobody({
  problems,
  networkPolicies,
  services,
}: Network): Problem[] {
  const owned = new Set(
    [...networkPolicies, ...services].map(({ problem }) => problem),
  );
  return problems.filter(problem => !owned.has(problem));
}

function serviceNamed(network: Network, { namespace, name }: ServiceRef) {
  return network.servicesIn(namespace).find(service => service.name === name);
}

function podPortsIn(workload: Workload, services: Service[]): PodPort[] {
  const all = [
    ...workload.ports,
    ...services.flatMap(({ ports }) =>
      ports.flatMap(spec =>
        podPortsOf(spec, workload).map(port => ({
          port,
          protocol: spec.protocol,
        })),
      ),
    ),
  ];
  const unique = new Map(
    all.map(one => [`${one.protocol} ${one.port}`, one] as const),
  );
  return [...unique.values()];
}
