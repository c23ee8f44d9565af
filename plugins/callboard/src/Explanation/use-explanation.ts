import { useApi } from '@backstage/core-plugin-api';
import { ExplainQuery, Explanation } from '@callboard/plugin-callboard-common';
import { callboardApiRef } from '../api';
import { Failure } from '../failure';
import { useOutcome } from '../live/use-outcome';

/**
 * Asks whether one end can reach the other, and again with each reading of the cluster. While the answer to another
 * question loads there is none.
 */
export function useExplanation(
  { from, to, port, environment, source }: ExplainQuery,
  reading: string | undefined,
): {
  explanation?: Explanation;
  /** Why there is no explanation. */
  failure?: Failure;
  /** Why the explanation that is shown could not be read again. */
  outdated?: string;
  retry: () => void;
} {
  const api = useApi(callboardApiRef);
  const query = { from, to, port, environment, ...(source && { source }) };
  const asked = JSON.stringify(query);
  const { outcome: last, retry } = useOutcome(
    { asked, subject: asked, read: () => api.explain(query) },
    [api, reading],
  );

  const outcome = last?.asked === asked ? last : undefined;
  const explanation = outcome?.view;
  return {
    explanation,
    failure: explanation ? undefined : outcome?.failure,
    outdated: explanation && outcome?.failure?.message,
    retry,
  };
}
