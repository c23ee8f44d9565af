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
  const all = parts.flatMap(({ objects }) => objects);
  const those = byMeaning(all);
  const snapshot = {
    objects: all.map(({ object }) => object),
    problems: parts.flatMap(({ problems }) => problems),
  };
  const read = those('workload').flatMap(one => one.read ?? []);
  const own = read.filter(isWorkload);
  const workloads = [...own, ...(facts.pods ?? []).map(platformPods)];
  const workloadsIn = byNamespace(workloads);
  const services = those('service').map(one => one.read);
  const servicesIn = byNamespace(services);
  const networkPolicies = those('network-policy').map(one => one.read);
  const networkPoliciesIn = byNamespace(networkPolicies);
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
  const doubts = doubtsOf(all, snapshot.problems, facts.mesh);
  return {
    facts,
    snapshot,
    profile: cniProfiles[facts.enforcedBy],
    workloads,
    workloadsIn,
    namespaces: new Set([
      ...namespaces.keys(),
      ...[...own, ...services].map(({ namespace }) => namespace),
    ]),
    labelsOfNamespace: once(name =>
      namespaceLabels(name, namespaces.get(name)),
    ),
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
    ...lookupsOfMesh,
    linkerd,
    ...doubts,
    problems: [
      ...doubts.unreadable,
      ...read.filter(isProblem),
      ...[...services, ...networkPolicies].flatMap(
        ({ problem }) => problem ?? [],
      ),
      ...ofMesh,
      ...ofLinkerd,
    ],
  };
}

function isProblem(read: Workload | Problem): read is Problem {
  return 'message' in read;
}

function isWorkload(read: Workload | Problem): read is Workload {
  return !isProblem(read);
}
