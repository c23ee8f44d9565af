import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { CALLBOARD_SERVICE_ANNOTATION } from '@callboard/plugin-callboard-common';
import { useSearchParams } from 'react-router-dom';
import { onboardTemplate, templateRouteRef } from '../routes';
import { TriedInCluster } from './TriedInCluster';

/** No service matches the entity on this page: says what was looked for. */
export const WhatWasTried = () => {
  const { entity } = useEntity();
  const environment = useSearchParams()[0].get('environment');
  const annotated = entity.metadata.annotations?.[CALLBOARD_SERVICE_ANNOTATION];
  return (
    <Flex direction="column" gap="3" align="start">
      <Text weight="bold">No microservice is known for this entity</Text>
      {annotated ? (
        <Text>
          The annotation {CALLBOARD_SERVICE_ANNOTATION} names {annotated}, but
          no environment in the GitOps repository holds a service of that name.
        </Text>
      ) : (
        <Text>
          Looked for the annotation {CALLBOARD_SERVICE_ANNOTATION}:
          namespace/name, and for a service that the repository knows as{' '}
          {stringifyEntityRef(entity)}.
        </Text>
      )}
      {environment && (
        <Text>Only the environment {environment} was looked at.</Text>
      )}
      <TriedInCluster />
    </Flex>
  );
};

/** The same with what to do next. */
export const NoService = () => {
  const templateLink = useRouteRef(templateRouteRef);
  return (
    <Flex direction="column" gap="3" align="start">
      <WhatWasTried />
      {templateLink && (
        <ButtonLink variant="secondary" href={templateLink(onboardTemplate)}>
          Onboard a microservice
        </ButtonLink>
      )}
    </Flex>
  );
};
