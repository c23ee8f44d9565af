import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { OutdatedNote } from '../source/OutdatedNote';
import { SourceLine } from '../source/SourceLine';
import { SourceNotes } from '../source/SourceNotes';
import { AddressFailure } from './AddressFailure';
import { AddressLines } from './AddressLines';
import { AddressSkeleton } from './AddressSkeleton';
import { AddressUpdates } from './AddressUpdates';
import { EnvironmentSelect } from './EnvironmentSelect';
import { HowToCall } from './HowToCall';
import { NoAddress } from './NoAddress';
import { OutLinks } from './OutLinks';
import { useNetworkView } from './useNetworkView';

/** Where the microservice of this entity is called, and how. */
export const AddressCard = () => {
  const { view, failure, outdated, isLoading, retry, selectEnvironment } =
    useNetworkView();

  if (failure) {
    return (
      <EntityInfoCard title="Address">
        <AddressFailure failure={failure} retry={retry} />
      </EntityInfoCard>
    );
  }
  if (!view) {
    return (
      <EntityInfoCard title="Address">
        <AddressSkeleton />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard
      title="Address"
      headerActions={
        <EnvironmentSelect
          environment={view.environment}
          environments={view.environments}
          isDisabled={isLoading}
          onSelect={selectEnvironment}
        />
      }
      footerActions={<SourceLine source={view.source} sources={view.sources} />}
    >
      <Flex direction="column" gap="4" aria-busy={isLoading}>
        <OutdatedNote failure={outdated} />
        <SourceNotes source={view.source} />
        {view.address ? (
          <>
            <AddressLines
              address={view.address}
              outside={view.outside}
              live={view.live}
            />
            <HowToCall address={view.address} />
          </>
        ) : (
          <NoAddress service={view.service} source={view.source} />
        )}
        <OutLinks links={view.links} />
        <AddressUpdates view={view} />
      </Flex>
    </EntityInfoCard>
  );
};
