import { ConnectionState } from '@callboard/plugin-callboard-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import useLatest from 'react-use/esm/useLatest';
import { statesByUrgency } from '../connections/state-text';

/** What the tab shows, as far as the URL says it. */
export type NetworkQuery = {
  tab: NetworkTabName;
  search: string;
  state?: ConnectionState;
  owner?: string;
  /** A column, e.g. `state`; with a minus before it, the other way round. */
  sort?: string;
  /** The peer whose connection is explained, with its port. */
  why?: string;
  port?: string;
  /** What *Can A reach B?* was asked. */
  from?: string;
  to?: string;
  in?: string;
};

/** @see NetworkQuery */
export type NetworkTabName =
  | 'callers'
  | 'calls'
  | 'findings'
  | 'drift'
  | 'reach';

const tabs: NetworkTabName[] = [
  'callers',
  'calls',
  'findings',
  'drift',
  'reach',
];

/**
 * Reads and changes the query parameters of the tab. What is changed to nothing leaves the URL.
 * `change` stays the same function; a change is no step of its own in the browser's history unless asked for.
 */
export function useNetworkQuery(): {
  query: NetworkQuery;
  change: (
    changes: Partial<NetworkQuery>,
    history?: 'replace' | 'push',
  ) => void;
} {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => {
    const asked: Partial<Record<keyof NetworkQuery, string>> =
      Object.fromEntries(params);
    return {
      ...asked,
      search: asked.search ?? '',
      state: statesByUrgency.find(name => name === asked.state),
      tab: tabs.find(name => name === asked.tab) ?? 'callers',
    };
  }, [params]);

  const latest = useLatest(setParams);
  const change = useCallback(
    (changes: Partial<NetworkQuery>, history = 'replace') =>
      latest.current(
        current => {
          Object.entries(changes).forEach(([name, value]) =>
            value ? current.set(name, value) : current.delete(name),
          );
          return current;
        },
        { replace: history === 'replace' },
      ),
    [latest],
  );
  return { query, change };
}
