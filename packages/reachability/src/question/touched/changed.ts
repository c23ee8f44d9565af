import { Network } from '../../network/network';
import { understand, Understood } from '../../network/understand';
import { Problem } from '../../snapshot';
import { onlyInOne } from './only-in-one';

/** The one or two versions of each object that is not the same in two states; where it stands in its file is no matter. */
export function changedObjects(
  before: Network,
  after: Network,
): Understood[][] {
  const [then, now] = onlyInOne(
    ...notShared(before.snapshot.objects, after.snapshot.objects),
    ({ apiVersion, kind, metadata, spec, specs, status }) =>
      JSON.stringify([apiVersion, kind, metadata, spec, specs, status]),
  ).map(objects => byName(objects.map(understand)));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap(name => {
    const [old, recent] = [then, now].map(objects => objects.get(name) ?? []);
    // Which one became which is not known of those whose name stands twice.
    return old.length === 1 && recent.length === 1
      ? [[old[0], recent[0]]]
      : [...old, ...recent].map(one => [one]);
  });
}

/** What could not be read in one state, and was not there or something else in the other. */
export function changedProblems(before: Network, after: Network): Problem[] {
  return onlyInOne(
    ...notShared(before.unreadable, after.unreadable),
    ({ path, message, namespace }) =>
      JSON.stringify([path, message, namespace]),
  ).flat();
}

/** Two states share most of what they hold: that is not looked at. */
function notShared<T>(then: T[], now: T[]): [T[], T[]] {
  const left = new Set(then);
  const added = now.filter(one => !left.delete(one));
  return [then.filter(one => left.has(one)), added];
}

function byName(all: Understood[]): Map<string, Understood[]> {
  const named = new Map<string, Understood[]>();
  for (const one of all) {
    const name = `${one.is} ${one.id}`;
    named.set(name, [...(named.get(name) ?? []), one]);
  }
  return named;
}
