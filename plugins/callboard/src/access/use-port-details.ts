import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { Address, ServiceName } from '@callboard/plugin-callboard-common';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from '../api';
import { serviceEntityRef } from '../ChangesPage/service-entity-ref';

/** A port as the address of its service has it. */
export type PortDetails = Address['ports'][number];

/**
 * Number and protocol of a service's ports.
 * Empty while they load and where they cannot be read: they help to choose, and nothing depends on them.
 */
export function usePortDetails(
  service: ServiceName | undefined,
): PortDetails[] {
  const api = useApi(callboardApiRef);
  const entityRef = service && stringifyEntityRef(serviceEntityRef(service));
  const { value } = useAsync(
    async () =>
      entityRef && { entityRef, ...(await api.getNetworkView(entityRef)) },
    [api, entityRef],
  );
  // Until the answer is there, the last one is of another service.
  return (value && value.entityRef === entityRef && value.address?.ports) || [];
}
