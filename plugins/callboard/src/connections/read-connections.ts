import {
  CallboardApi,
  ConnectionsView,
  SourceKind,
} from '@callboard/plugin-callboard-common';

const underWay = new WeakMap<
  CallboardApi,
  Map<string, Promise<ConnectionsView>>
>();

/** Asks for the connections of an entity; those who ask while an answer is under way get the same one. */
export function readConnections(
  api: CallboardApi,
  entityRef: string,
  environment?: string,
  source?: SourceKind,
): Promise<ConnectionsView> {
  const requests = underWay.get(api) ?? new Map();
  underWay.set(api, requests);
  const key = JSON.stringify([entityRef, environment, source]);
  const request =
    requests.get(key) ??
    api
      .getConnections(entityRef, environment, source)
      .finally(() => requests.delete(key));
  requests.set(key, request);
  return request;
}
