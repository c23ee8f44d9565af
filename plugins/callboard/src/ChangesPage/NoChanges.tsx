import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { onboardTemplate, templateRouteRef } from '../routes';

/** Nobody has proposed anything yet. */
export const NoChanges = () => {
  const templateLink = useRouteRef(templateRouteRef);
  return (
    <Flex direction="column" gap="3" align="start">
      <Text weight="bold">No change has been proposed yet</Text>
      <Text>Onboard a microservice, and its change appears here.</Text>
      {templateLink && (
        <ButtonLink href={templateLink(onboardTemplate)}>
          Onboard a microservice
        </ButtonLink>
      )}
    </Flex>
  );
};
