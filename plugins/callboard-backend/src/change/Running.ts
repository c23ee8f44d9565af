/** What is known of the cluster that an environment runs in when a change is planned: plain data. */
export interface Running {
  /** Its name in Backstage's `kubernetes:` configuration. */
  cluster: string;
  /** The names of all its namespaces; or why they are not known as they are now. */
  namespaces: { known: ReadonlySet<string> } | { unknown: string };
  /** What has a name in the namespaces that the change is about; of a kind that is unread, what was read of it last. */
  objects: RunningObject[];
  /** The kinds that tell what runs and what it is called by, and that are not known as they are now. */
  unread: { kind: string; why: string }[];
}

/** Something that is there. */
export interface RunningObject {
  kind: string;
  /** As it is deployed. */
  namespace: string;
  name: string;
  /** The labels of its pods, or of itself where it is one; nothing where it runs none. */
  podLabels?: Readonly<Record<string, string>>;
}

/** A cluster of which nothing is known, and why. */
export interface NotWatched {
  cluster: string;
  notWatched: string;
}

/** By environment; nothing for those whose platform names no cluster. */
export type RunningIn = ReadonlyMap<string, Running | NotWatched>;

/** Are these labels among those of the pods that it runs? */
export function runsPodsWith(
  { podLabels }: RunningObject,
  labels: Record<string, string>,
): boolean {
  return (
    podLabels !== undefined &&
    Object.entries(labels).every(([key, value]) => podLabels[key] === value)
  );
}
