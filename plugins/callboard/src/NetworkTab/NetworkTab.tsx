import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex } from '@backstage/ui';
import { NoService } from '../AddressCard/NoService';
import { ConnectionsFailure } from '../connections/ConnectionsFailure';
import { SourceNotes } from '../connections/SourceNotes';
import { useConnections } from '../connections/use-connections';
import { callboardTranslationRef } from '../translation';
import { NetworkBar } from './NetworkBar';
import { NetworkPanels } from './NetworkPanels';
import { NetworkSkeleton } from './NetworkSkeleton';
import styles from './NetworkTab.module.css';
import { useNetworkQuery } from './use-network-query';
import { WhyOfRow } from './WhyOfRow';

/** Who calls the microservice of this entity, whom it calls, why, and what was found. */
export const NetworkTab = () => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { view, failure, isLoading, retry, selectEnvironment } =
    useConnections();
  const { query, change } = useNetworkQuery();

  if (failure) {
    return failure.kind === 'missing' ? (
      <NoService />
    ) : (
      <ConnectionsFailure failure={failure} retry={retry} />
    );
  }
  if (!view) {
    return <NetworkSkeleton label={t('network.loading')} />;
  }
  return (
    <Flex
      direction="column"
      gap="4"
      aria-busy={isLoading}
      className={styles.tab}
    >
      <NetworkBar
        view={view}
        isLoading={isLoading}
        onSelectEnvironment={selectEnvironment}
      />
      <SourceNotes source={view.source} />
      <NetworkPanels view={view} query={query} change={change} />
      <WhyOfRow view={view} query={query} change={change} />
    </Flex>
  );
};
