import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex, Skeleton } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { ReactNode } from 'react';
import { EnvironmentSelect } from '../AddressCard/EnvironmentSelect';
import { aboutView } from '../live/about-view';
import { Facts } from '../live/changed-facts';
import { Updates } from '../live/Updates';
import { OutdatedNote } from '../source/OutdatedNote';
import { SourceLine } from '../source/SourceLine';
import { SourceNotes } from '../source/SourceNotes';
import styles from './connections.module.css';
import { ConnectionsFailure } from './ConnectionsFailure';
import { ConnectionsSkeleton } from './ConnectionsSkeleton';
import { useConnections } from './use-connections';

/** A card about the connections of the entity on this page, in one environment; with its source. */
export const ConnectionsCard = (props: {
  title: string;
  loading: string;
  /** Beside the title. */
  summary?: (view: ConnectionsView) => ReactNode;
  /** Beside the source. */
  action?: (view: ConnectionsView) => ReactNode;
  /** What screen readers are told of when it changes. */
  facts: (view: ConnectionsView) => Facts;
  children: (view: ConnectionsView) => ReactNode;
}) => {
  const { view, failure, outdated, isLoading, retry, selectEnvironment } =
    useConnections();

  if (failure) {
    return (
      <EntityInfoCard title={props.title}>
        <ConnectionsFailure failure={failure} retry={retry} />
      </EntityInfoCard>
    );
  }
  if (!view) {
    return (
      <EntityInfoCard
        title={props.title}
        headerActions={<Skeleton width={96} height={32} />}
        footerActions={<Skeleton width={240} height={32} />}
      >
        <ConnectionsSkeleton label={props.loading} className={styles.card} />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard
      title={props.title}
      headerActions={
        <Flex align="center" gap="3">
          {props.summary?.(view)}
          <EnvironmentSelect
            environment={view.environment}
            environments={view.environments}
            isDisabled={isLoading}
            onSelect={selectEnvironment}
          />
        </Flex>
      }
      footerActions={
        <div className={styles.footer}>
          <SourceLine source={view.source} sources={view.sources} />
          {props.action?.(view)}
        </div>
      }
    >
      <Flex
        direction="column"
        gap="4"
        aria-busy={isLoading}
        className={styles.card}
      >
        <OutdatedNote failure={outdated} />
        <SourceNotes source={view.source} />
        {props.children(view)}
        <Updates about={aboutView(view)} facts={props.facts(view)} />
      </Flex>
    </EntityInfoCard>
  );
};
