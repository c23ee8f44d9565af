import {
  isLike,
  lasting,
  type NetworkPart,
  type Understood,
  type Workload,
} from '@callboard/reachability';
import { Owner, ownerOf } from './owner-of';

type OfWorkload = Extract<Understood, { is: 'workload' }>;

/** A workload that another one controls. */
interface Owned {
  understood: OfWorkload;
  workload: Workload;
  owner: Owner;
}

/**
 * Puts pods, and whatever else is controlled, under the name of their owner, as a dump of a cluster holds them. Where the
 * owner is there, its template speaks for them; else one of them does. Those that differ from it stay themselves, but for
 * what a Deployment keeps of its past.
 */
export function byOwner(parts: NetworkPart[]): NetworkPart[] {
  const all = parts.flatMap(({ objects }) => objects);
  const present = new Map(
    all.flatMap(one =>
      workloadOf(one).map(workload => [keyOf(workload, workload), workload]),
    ),
  );
  const replaced = new Map<Understood, Understood | undefined>();
  for (const group of groupsOf(all)) {
    const [{ owner, workload }] = group;
    const template = present.get(keyOf(workload, owner));
    if (template) {
      group
        .filter(one => isLike(one.workload, template) || isOutdated(one))
        .forEach(one => replaced.set(one.understood, undefined));
    } else if (areAlike(group)) {
      group.forEach(one => replaced.set(one.understood, undefined));
      replaced.set(group[0].understood, inTheNameOf(group[0]));
    }
  }
  return parts.map(part => ({
    ...part,
    objects: part.objects.flatMap(one =>
      replaced.has(one) ? replaced.get(one) ?? [] : one,
    ),
  }));
}

/** All that have the same owner together. */
function groupsOf(all: Understood[]): Owned[][] {
  const groups = new Map<string, Owned[]>();
  for (const understood of all) {
    if (understood.is !== 'workload') continue;
    for (const workload of workloadOf(understood)) {
      const owner = ownerOf(understood.object, workload);
      if (!owner) continue;
      const key = keyOf(workload, owner);
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ understood, workload, owner });
    }
  }
  return [...groups.values()];
}

/** A ReplicaSet that its Deployment has replaced: going back to it would change the Deployment. */
function isOutdated({ workload, understood: { object } }: Owned): boolean {
  const { replicas } = (object.spec ?? {}) as { replicas?: unknown };
  return workload.kind === 'ReplicaSet' && replicas === 0;
}

function areAlike(group: Owned[]): boolean {
  const [{ workload: first }] = group;
  return group.every(
    ({ workload }) => isLike(workload, first) && isLike(first, workload),
  );
}

/** What its labels say of one pod alone is not said of the others. */
function inTheNameOf({ understood, workload, owner }: Owned): Understood {
  const { mayHave } = workload.labels;
  const labels = { known: lasting(workload), mayHave };
  return { ...understood, read: { ...workload, ...owner, labels } };
}

function workloadOf(understood: Understood): Workload[] {
  return understood.is === 'workload' &&
    understood.read &&
    'labels' in understood.read
    ? [understood.read]
    : [];
}

function keyOf({ namespace }: Workload, { kind, name }: Owner): string {
  return `${namespace} ${kind} ${name}`;
}
