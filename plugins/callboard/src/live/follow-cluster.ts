import { CallboardApi } from '@callboard/plugin-callboard-common';
import { waitForChanges } from './wait-for-changes';

/** Hears which revision the cluster has. */
type Listener = (revision: string) => void;

type Following = { listeners: Set<Listener>; controller: AbortController };

const followed = new WeakMap<CallboardApi, Map<string, Following>>();

/**
 * Follows the cluster of one entity and environment. There is one waiting request, however many listen.
 * `revision`: what the first of them shows.
 * @returns a function that ends it for this listener; with the last of them, the request.
 */
export function followCluster(
  api: CallboardApi,
  subject: { entityRef: string; environment: string; revision: string },
  listener: Listener,
): () => void {
  const ofApi = followed.get(api) ?? new Map<string, Following>();
  followed.set(api, ofApi);
  const key = JSON.stringify([subject.entityRef, subject.environment]);
  const following = ofApi.get(key) ?? start(api, subject);
  ofApi.set(key, following);
  following.listeners.add(listener);
  return () => {
    following.listeners.delete(listener);
    if (following.listeners.size === 0) {
      following.controller.abort();
      ofApi.delete(key);
    }
  };
}

function start(
  api: CallboardApi,
  subject: { entityRef: string; environment: string; revision: string },
): Following {
  const { entityRef, environment } = subject;
  const listeners = new Set<Listener>();
  const controller = new AbortController();
  waitForChanges(
    subject.revision,
    (revision, signal) =>
      api.waitForChange(entityRef, environment, revision, signal),
    revision => listeners.forEach(listener => listener(revision)),
    controller.signal,
  );
  return { listeners, controller };
}
