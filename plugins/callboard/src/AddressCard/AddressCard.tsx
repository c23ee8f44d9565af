import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { SourceNotes } from '../connections/SourceNotes';
import { AddressFailure } from './AddressFailure';
import { AddressLines } from './AddressLines';
import { AddressSkeleton } from './AddressSkeleton';
import { EnvironmentSelect } from './EnvironmentSelect';
import { HowToCall } from './HowToCall';
import { NoAddress } from './NoAddress';
import { OutLinks } from './OutLinks';
import { SourceLine } from './SourceLine';
import { useNetworkView } from './useNetworkView';

/** Where the microservice of this entity is called, and how. */
export const AddressCard = () => {
  const { view, failure, isLoading, retry, selectEnvironment } =
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
      footerActions={<SourceLine source={view.source} />}
    >
      <Flex direction="column" gap="4" aria-busy={isLoading}>
        <SourceNotes source={view.source} />
        {view.address ? (
          <>
            <AddressLines address={view.address} outside={view.outside} />
            <HowToCall address={view.address} />
          </>
        ) : (
          <NoAddress service={view.service} />
        )}
        <OutLinks links={view.links} />
      </Flex>
    </EntityInfoCard>
  );
};
