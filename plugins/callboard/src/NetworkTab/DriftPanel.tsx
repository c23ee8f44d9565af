import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { RiCheckLine, RiQuestionLine } from '@remixicon/react';
import { useMemo } from 'react';
import { WithIcon } from '../connections/WithIcon';
import { useSource } from '../source/use-source';
import { callboardTranslationRef } from '../translation';
import { toDriftRows } from './drift-rows';
import { DriftTable } from './DriftTable';

/** Where what runs is not what Git says. */
export const DriftPanel = ({ view }: { view: ConnectionsView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { drift, source } = view;
  const rows = useMemo(() => toDriftRows(drift ?? []), [drift]);
  if (!drift) return <FromGit view={view} />;
  if (rows.length) return <DriftTable rows={rows} />;
  return source.kind === 'cluster' && source.state === 'live' ? (
    <WithIcon Icon={RiCheckLine} color="success">
      {t('network.drift.none')}
    </WithIcon>
  ) : (
    <WithIcon Icon={RiQuestionLine} color="warning">
      {t('network.drift.noneAsFar')}
    </WithIcon>
  );
};

/** Git differs from itself nowhere: leads to the cluster. */
function FromGit({ view }: { view: ConnectionsView }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { selectSource } = useSource();
  const cluster = view.sources.find(
    choice => choice.kind === 'cluster' && choice.state !== 'not-watched',
  );
  return (
    <Flex direction="column" gap="3" align="start">
      <Text>{t('network.drift.fromGit')}</Text>
      {cluster?.kind === 'cluster' && (
        <Button variant="secondary" onPress={() => selectSource('cluster')}>
          {t('network.drift.chooseCluster', { cluster: cluster.cluster })}
        </Button>
      )}
    </Flex>
  );
}
