import { CompoundEntityRef } from '@backstage/catalog-model';
import { ServiceName } from '@callboard/plugin-callboard-common';

/** The component that the catalog module makes of a service. */
export function serviceEntityRef({
  namespace,
  name,
}: ServiceName): CompoundEntityRef {
  return { kind: 'component', namespace, name };
}
