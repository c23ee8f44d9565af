import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { NoService } from '../AddressCard/NoService';
import { ConnectionsFailure } from '../connections/ConnectionsFailure';
import { outcomeFacts } from '../connections/outcome-facts';
import { Translate } from '../connections/state-text';
import { useConnections } from '../connections/use-connections';
import { aboutView } from '../live/about-view';
import { Updates } from '../live/Updates';
import { protectionFacts } from '../PolicyStatusCard/protection-facts';
import { OutdatedNote } from '../source/OutdatedNote';
import { sourceFacts } from '../source/source-facts';
import { SourceNotes } from '../source/SourceNotes';
import { UnwatchedClusters } from '../source/UnwatchedClusters';
import { VersionContradiction } from '../source/VersionContradiction';
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
  const { view, failure, outdated, isLoading, retry, selectEnvironment } =
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
      <UnwatchedClusters sources={view.sources} />
      <VersionContradiction source={view.source} />
      <OutdatedNote failure={outdated} />
      <SourceNotes source={view.source} isWide />
      <NetworkPanels view={view} query={query} change={change} />
      <WhyOfRow view={view} query={query} change={change} />
      <Updates about={aboutView(view)} facts={factsOf(t, view)} />
    </Flex>
  );
};

function factsOf(t: Translate, view: ConnectionsView) {
  return {
    ...sourceFacts(t, view.source),
    ...outcomeFacts(t, view.callers, 'callers'),
    ...outcomeFacts(t, view.calls, 'calls'),
    ...protectionFacts(t, view.protection),
  };
}
