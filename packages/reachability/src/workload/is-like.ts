import type { Workload } from './workload';

/**
 * Does nothing that an answer depends on tell the pods of the first from those of the second? Labels and annotations that
 * are added at run time, and what else the first has beyond the second, are no difference.
 * @public
 */
export function isLike(one: Workload, model: Workload): boolean {
  const added = Object.keys(one.labels.known).filter(
    key => !Object.hasOwn(model.labels.known, key),
  );
  return (
    holds(lasting(one), lasting(model)) &&
    added.every(key => model.labels.mayHave(key)) &&
    holds(one.annotations, model.annotations) &&
    one.serviceAccount === model.serviceAccount &&
    one.isOnHostNetwork === model.isOnHostNetwork &&
    model.ports.every(port =>
      one.ports.some(
        other =>
          other.name === port.name &&
          other.port === port.port &&
          other.protocol === port.protocol,
      ),
    )
  );
}

/**
 * Its labels but for those that each pod may have another value of.
 * @public
 */
export function lasting({ labels }: Workload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels.known).filter(([key]) => !labels.mayHave(key)),
  );
}

function holds(
  all: Record<string, string>,
  some: Record<string, string>,
): boolean {
  return Object.entries(some).every(([key, value]) => all[key] === value);
}
