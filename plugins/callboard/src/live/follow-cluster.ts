import {
  CallboardApi,
  ShownRevision,
} from '@callboard/plugin-callboard-common';
import { waitForChanges } from './wait-for-changes';

/** Hears which revision is to be shown. */
type Listener = (revision: string) => void;

type Following = { listeners: Set<Listener>; controller: AbortController };

const followed = new WeakMap<CallboardApi, Map<string, Following>>();

/**
 * Follows what is to be shown of one entity in one environment. There is one waiting request, however many listen.
 * `shown`: what the first of them shows.
 * @returns a function that ends it for this listener; with the last of them, the request.
 */
export function followCluster(
  api: CallboardApi,
  shown: ShownRevision,
  listener: Listener,
): () => void {
  const ofApi = followed.get(api) ?? new Map<string, Following>();
  followed.set(api, ofApi);
  const { entityRef, environment, source } = shown;
  const key = JSON.stringify([entityRef, environment, source]);
  const following = ofApi.get(key) ?? start(api, shown);
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

function start(api: CallboardApi, shown: ShownRevision): Following {
  const listeners = new Set<Listener>();
  const controller = new AbortController();
  waitForChanges(
    shown.revision,
    (revision, signal) => api.waitForChange({ ...shown, revision }, signal),
    revision => listeners.forEach(listener => listener(revision)),
    controller.signal,
  );
  return { listeners, controller };
}
