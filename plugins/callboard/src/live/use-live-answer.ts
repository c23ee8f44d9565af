import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Source,
  SourceChoice,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { Failure } from '../failure';
import { useSource } from '../source/use-source';
import { useEnvironment } from '../use-environment';
import { useAgainLater } from './use-again-later';
import { useClusterChanges } from './use-cluster-changes';
import { useOutcome } from './use-outcome';

/** What is known of the entity on this page, in the environment and from the source that the URL names. */
export type LiveAnswer<View> = {
  /** The last view of this entity that was read; stays while the next one loads. */
  view?: View;
  /** Why there is no view. */
  failure?: Failure;
  /** Why the view that is shown could not be read again. */
  outdated?: string;
  /** Is something else under way than what is shown? */
  isLoading: boolean;
  retry: () => void;
  selectEnvironment: (name: string) => void;
};

/**
 * Reads what is known of the entity on this page, and again when the cluster that it is from has changed, or has been read
 * for the first time; and later on where nothing is known.
 * `read` stays the same function.
 */
export function useLiveAnswer<
  View extends {
    environment: string;
    source: Source;
    sources: SourceChoice[];
  },
>(
  read: (
    entityRef: string,
    environment?: string,
    source?: SourceKind,
  ) => Promise<View>,
): LiveAnswer<View> {
  const entityRef = stringifyEntityRef(useEntity().entity);
  const { environment, selectEnvironment } = useEnvironment();
  const { source } = useSource();
  const asked = JSON.stringify([entityRef, environment, source]);
  const {
    outcome: last,
    isReading,
    retry,
  } = useOutcome(
    {
      asked,
      subject: entityRef,
      read: () => read(entityRef, environment, source),
    },
    [read],
  );

  const outcome = last?.subject === entityRef ? last : undefined;
  const view = outcome?.view;
  useClusterChanges(entityRef, view, source, retry);
  useAgainLater(outcome, retry);
  return {
    view,
    failure: view ? undefined : outcome?.failure,
    outdated: view && outcome?.failure?.message,
    isLoading: isReading && outcome?.asked !== asked,
    retry,
    selectEnvironment,
  };
}
