import { useApi } from '@backstage/core-plugin-api';
import { ExplainQuery, Explanation } from '@callboard/plugin-callboard-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../api';
import { Failure, toFailure } from '../failure';

/** Asks whether one end can reach the other. While the next answer loads there is none. */
export function useExplanation({
  from,
  to,
  port,
  environment,
  source,
}: ExplainQuery): {
  explanation?: Explanation;
  failure?: Failure;
  retry: () => void;
} {
  const api = useApi(callboardApiRef);
  const { value, error, loading, retry } = useAsyncRetry(
    () =>
      api.explain({
        from,
        to,
        port,
        environment,
        ...(source && { source }),
      }),
    [api, from, to, port, environment, source],
  );
  return {
    explanation: loading ? undefined : value,
    failure: loading || !error ? undefined : toFailure(error),
    retry,
  };
}
