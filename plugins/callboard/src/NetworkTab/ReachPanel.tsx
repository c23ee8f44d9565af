import { Flex } from '@backstage/ui';
import {
  ConnectionsView,
  explainQuerySchema,
} from '@callboard/plugin-callboard-common';
import { AnswerToQuery } from '../Explanation/AnswerToQuery';
import { ReachForm } from '../Explanation/ReachForm';
import { readingOf } from '../live/reading-of';
import { useNetworkQuery } from './use-network-query';

/** *Can A reach B?*: the question, and under it the answer to the one that the URL holds. */
export const ReachPanel = (
  props: { view: ConnectionsView } & ReturnType<typeof useNetworkQuery>,
) => {
  const { view, query, change } = props;
  const { namespace, name } = view.service;
  const start = {
    from: query.from ?? '',
    to: query.to ?? `${namespace}/${name}`,
    port: query.port ?? view.callers[0]?.port.name ?? '',
    environment: query.in ?? view.environment,
  };
  const asked = explainQuerySchema.safeParse({
    ...start,
    port: query.port,
    // Another environment need not have a cluster.
    ...(start.environment === view.environment && {
      source: view.source.kind,
    }),
  });
  return (
    <Flex direction="column" gap="4">
      <ReachForm
        start={start}
        environments={view.environments}
        onAsk={({ environment, ...rest }) =>
          change({ ...rest, in: environment })
        }
      />
      {query.from && asked.success && (
        <AnswerToQuery query={asked.data} reading={readingOf(view)} />
      )}
    </Flex>
  );
};
