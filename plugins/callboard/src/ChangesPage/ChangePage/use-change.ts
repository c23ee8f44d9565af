import { useApi, useRouteRefParams } from '@backstage/core-plugin-api';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../../api';
import { Failure, toFailure } from '../../failure';
import { changeRouteRef } from '../../routes';

/** How a person ends a change. */
export type Ending = 'merge' | 'close';

/** One change and what can be done with it. */
export type ChangeInHand = {
  change?: ChangeDetail;
  /** The id of the repository that it is in. */
  repository: string;
  failure?: Failure;
  retry: () => void;
  end: (ending: Ending) => void;
  /** The ending that is under way. */
  isEnding?: Ending;
  endFailure?: Failure;
};

/** Reads the change that the URL names; ends it, keeping what is shown. */
export function useChange(): ChangeInHand {
  const api = useApi(callboardApiRef);
  const { repository, id } = useRouteRefParams(changeRouteRef);
  const { value, error, retry } = useAsyncRetry(
    () => api.getChange(repository, id),
    [api, repository, id],
  );
  const [ending, setEnding] = useState<Ending>();
  const [ended, end] = useAsyncFn(
    async (how: Ending) => {
      setEnding(how);
      return how === 'merge'
        ? api.mergeChange(repository, id, value?.commit ?? '')
        : api.closeChange(repository, id);
    },
    [api, repository, id, value?.commit],
  );

  return {
    repository,
    change: value && {
      ...value,
      ...(ended.value && { state: ended.value.state }),
    },
    failure: error && toFailure(error),
    retry,
    end,
    isEnding: ended.loading ? ending : undefined,
    endFailure: ended.error && toFailure(ended.error),
  };
}
