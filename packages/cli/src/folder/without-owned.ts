import type {
  NetworkPart,
  Understood,
  Workload,
} from '@callboard/reachability';

/**
 * Without pods and ReplicaSets whose owner is there, too, as `kubectl get` prints them: the owner's template speaks for
 * them. Those that differ from it, from an earlier version of it for example, stay.
 */
export function withoutOwned(parts: NetworkPart[]): NetworkPart[] {
  const owners = new Map<string, Workload>();
  for (const workload of parts.flatMap(({ objects }) =>
    objects.flatMap(read),
  )) {
    owners.set(keyOf(workload.namespace, workload), workload);
  }
  const isSpokenFor = (understood: Understood) =>
    read(understood).some(workload => {
      const { owner } = understood.object.metadata;
      const found = owner && owners.get(keyOf(workload.namespace, owner));
      return found !== undefined && isLike(workload, found);
    });
  return parts.map(part => ({
    ...part,
    objects: part.objects.filter(one => !isSpokenFor(one)),
  }));
}

function read(understood: Understood): Workload[] {
  return understood.is === 'workload' &&
    understood.read &&
    'labels' in understood.read
    ? [understood.read]
    : [];
}

function keyOf(
  namespace: string,
  { kind, name }: { kind: string; name: string },
): string {
  return `${namespace} ${kind} ${name}`;
}

/** All that the owner's template says is so, and what else it has was added at run time: labels, a sidecar. */
function isLike(owned: Workload, owner: Workload): boolean {
  const labels = Object.entries(owned.labels.known);
  return (
    holds(owned.labels.known, owner.labels.known) &&
    labels.every(
      ([key]) =>
        Object.hasOwn(owner.labels.known, key) || owner.labels.mayHave(key),
    ) &&
    holds(owned.annotations, owner.annotations) &&
    owned.serviceAccount === owner.serviceAccount &&
    owned.isOnHostNetwork === owner.isOnHostNetwork &&
    owner.ports.every(port =>
      owned.ports.some(
        one =>
          one.name === port.name &&
          one.port === port.port &&
          one.protocol === port.protocol,
      ),
    )
  );
}

function holds(
  all: Record<string, string>,
  some: Record<string, string>,
): boolean {
  return Object.entries(some).every(([key, value]) => all[key] === value);
}
