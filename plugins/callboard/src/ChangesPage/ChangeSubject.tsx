import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Change,
  environmentOfChange,
} from '@callboard/plugin-callboard-common';
import { serviceEntityRef } from './service-entity-ref';

/** What a change is about: a service, by the link to its page, or an environment, which has none. */
export const ChangeSubject = ({
  change,
}: {
  change: Pick<Change, 'service'>;
}) => {
  const environment = environmentOfChange(change);
  return environment === undefined ? (
    <EntityRefLink
      entityRef={serviceEntityRef(change.service)}
      defaultKind="component"
    />
  ) : (
    <>{environment}</>
  );
};
