import { policiesFor } from '../admin-policy/policies-for';
import { ciliumPoliciesFor, isForNodes } from '../cilium/policies-for';
import { cniProfiles } from '../cni/profiles';
import { namespaceLabels } from '../labels/namespace-labels';
import { backendsOf } from '../service/service';
import { Problem } from '../snapshot';
import { Workload } from '../workload/workload';
import { byMeaning } from './by-meaning';
import { byNamespace } from './by-namespace';
import { doubtsOf } from './doubts';
import { NetworkFacts } from './facts';
import { Network } from './network';
import { once, onceEach } from './once';
import { platformPods } from './platform-pods';
import { policiesOfLinkerd } from './policies-of-linkerd';
import { policiesOfMesh } from './policies-of-mesh';
import { policiesSelecting } from './policies-selecting';
import { NetworkPart } from './understand';

/**
 * Puts the parts of one environment together, in their order. Nothing throws.
 * @public
 */
export function joinParts(parts: NetworkPart[], facts: NetworkFacts): Network {
  const all = together(parts, ({ objects }) => objects);
  const those = byMeaning(all);
  const snapshot = {
    objects: all.map(({ object }) => object),
    problems: together(parts, ({ problems }) => problems),
  };
  const read = those('workload').map(one => one.read);
  const own = read.filter(isWorkload);
  const workloads = [
    ...own,
    ...(facts.pods ?? []).map(pods => platformPods(pods, facts.mesh)),
  ];
  const workloadsIn = byNamespace(workloads);
  const services = those('service').map(one => one.read);
  const servicesIn = byNamespace(services);
  const networkPolicies = those('network-policy').map(one => one.read);
  const networkPoliciesIn = byNamespace(networkPolicies);
  const adminPolicies = those('admin-policy').map(one => one.read);
  const ciliumPolicies =
    facts.enforcedBy === 'cilium'
      ? those('cilium-policy').flatMap(one => one.read)
      : [];
  const namespaces = new Map(
    those('namespace').map(({ object }) => [object.metadata.name, object]),
  );
  const { problems: ofMesh, ...lookupsOfMesh } = policiesOfMesh(
    those,
    facts.mesh,
  );
  const { problems: ofLinkerd, ...linkerd } = policiesOfLinkerd(
    those,
    facts.mesh,
  );
  const labelsOfNamespace = once(name =>
    namespaceLabels(name, namespaces.get(name)),
  );
  const doubts = doubtsOf(all, snapshot.problems, facts);
  return {
    facts,
    snapshot,
    parts,
    profile: cniProfiles[facts.enforcedBy],
    workloads,
    workloadsIn,
    namespaces: namespacesOf(namespaces.keys(), own, services),
    labelsOfNamespace,
    annotationsOfNamespace: name => {
      const namespace = namespaces.get(name);
      return namespace && (namespace.metadata.annotations ?? {});
    },
    services,
    servicesIn,
    backendsOf: onceEach(service =>
      backendsOf(service, workloadsIn(service.namespace)),
    ),
    servicesOf: onceEach(workload =>
      servicesIn(workload.namespace).filter(
        service => backendsOf(service, [workload]).length > 0,
      ),
    ),
    networkPolicies,
    networkPoliciesIn,
    policiesSelecting: policiesSelecting(networkPoliciesIn),
    adminPolicies,
    ciliumPolicies,
    ciliumPoliciesFor: ciliumPoliciesFor(ciliumPolicies, { labelsOfNamespace }),
    ciliumPoliciesForNodes: ciliumPolicies.filter(one => isForNodes(one)),
    adminPoliciesFor: policiesFor(adminPolicies, { labelsOfNamespace }),
    ...lookupsOfMesh,
    linkerd,
    ...doubts,
    problems: [
      ...doubts.unreadable,
      ...read.filter(isProblem),
      ...problemsOf(services),
      ...problemsOf(networkPolicies),
      ...problemsOf(adminPolicies),
      ...problemsOf(ciliumPolicies),
      ...ofMesh,
      ...ofLinkerd,
    ],
  };
}

function namespacesOf(
  names: Iterable<string>,
  ...all: { namespace: string }[][]
): Set<string> {
  const namespaces = new Set(names);
  for (const some of all) {
    for (const { namespace } of some) namespaces.add(namespace);
  }
  return namespaces;
}

function problemsOf(read: { problem?: Problem }[]): Problem[] {
  return read
    .filter(({ problem }) => problem)
    .flatMap(({ problem }) => problem ?? []);
}

type Read = Workload | Problem | undefined;

function isProblem(read: Read): read is Problem {
  return read !== undefined && 'message' in read;
}

function isWorkload(read: Read): read is Workload {
  return read !== undefined && !isProblem(read);
}

/** Of tens of thousands of parts, most of them with one thing or none. */
function together<Part, Thing>(
  parts: Part[],
  thingsOf: (part: Part) => Thing[],
): Thing[] {
  const all: Thing[] = [];
  for (const part of parts) {
    for (const thing of thingsOf(part)) all.push(thing);
  }
  return all;
}
