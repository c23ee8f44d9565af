import { Entity } from '@backstage/catalog-model';
import { ServiceName } from '@callboard/plugin-callboard-common';
import { Selector, selects } from '@callboard/reachability';
import { selectedFor } from '../cluster/facts/services-of-entity';
import { refOf } from '../repository/state';

/** A service by its name in Git, and the labels of what runs under it; none where they are not known. */
export interface LabelledService extends ServiceName {
  labels?: Readonly<Record<string, string>>[];
}

/**
 * Which entities stand for which services by the annotations of Backstage's Kubernetes plugin, by `<namespace>/<name>`.
 * Most selectors name a label and its value: services are looked up by these.
 */
export function standingFor(
  entities: Entity[],
  services: LabelledService[],
): Map<string, Entity[]> {
  const byLabel = indexOf(services);
  const found = new Map<string, Entity[]>();
  for (const entity of entities) {
    const wanted = selectedFor(entity);
    if (!wanted) continue;
    const { selector, namespace } = wanted;
    for (const service of candidates(selector, byLabel) ?? services) {
      const isThere = (namespace ?? service.namespace) === service.namespace;
      if (!isThere || !isSelected(selector, service)) continue;
      const ref = refOf(service);
      found.set(ref, [...(found.get(ref) ?? []), entity]);
    }
  }
  return found;
}

function isSelected(selector: Selector, { labels = [] }: LabelledService) {
  return labels.some(
    known => selects(selector, { known, mayHave: () => false }) === 'yes',
  );
}

function indexOf(services: LabelledService[]) {
  const index = new Map<string, Set<LabelledService>>();
  for (const service of services) {
    for (const entry of (service.labels ?? []).flatMap(Object.entries)) {
      const key = entry.join('=');
      const known = index.get(key) ?? new Set();
      index.set(key, known.add(service));
    }
  }
  return index;
}

/** Nothing where the selector names no label with its value. */
function candidates(
  selector: Selector,
  index: Map<string, Set<LabelledService>>,
): Iterable<LabelledService> | undefined {
  const named = selector.find(({ operator }) => operator === 'In');
  return (
    named &&
    new Set(
      named.values.flatMap(value => [
        ...(index.get(`${named.key}=${value}`) ?? []),
      ]),
    )
  );
}
