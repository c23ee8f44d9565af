import { Running, RunningObject } from '../Running';

/** The cluster `prod-eu`, all of it read and nothing in it, unless said. */
export function running(seen: Partial<Running> = {}): Running {
  return {
    cluster: 'prod-eu',
    namespaces: { known: new Set() },
    objects: [],
    unread: [],
    ...seen,
  };
}

/** `Deployment mail/smtp`, with these labels on its pods. */
export function runningObject(
  title: string,
  podLabels?: Record<string, string>,
): RunningObject {
  const [kind, ref] = title.split(' ');
  const [namespace, name] = ref.split('/');
  return { kind, namespace, name, ...(podLabels && { podLabels }) };
}
