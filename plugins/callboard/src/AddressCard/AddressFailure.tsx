import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Button, ButtonLink, Flex, Text } from '@backstage/ui';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  callboardNetworkReadPermission,
} from '@callboard/plugin-callboard-common';
import { Failure } from '../failure';
import { onboardTemplate, templateRouteRef } from '../routes';

/** Says why there is no address to show, and what to do next. */
export const AddressFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  switch (props.failure.kind) {
    case 'missing':
      return <NoService />;
    case 'denied':
      return (
        <Alert
          status="warning"
          icon
          title="You may not see where this is called"
          description={`It takes the permission ${callboardNetworkReadPermission.name} on this entity: ask the team that runs this portal.`}
        />
      );
    default:
      return (
        <Alert
          status="danger"
          icon
          title="The address could not be read"
          description={props.failure.message}
          customActions={
            <Button variant="secondary" onPress={props.retry}>
              Try again
            </Button>
          }
        />
      );
  }
};

function NoService() {
  const { entity } = useEntity();
  const templateLink = useRouteRef(templateRouteRef);
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
      {templateLink && (
        <ButtonLink variant="secondary" href={templateLink(onboardTemplate)}>
          Onboard a microservice
        </ButtonLink>
      )}
    </Flex>
  );
}
