import { useApi } from '@backstage/core-plugin-api';
import { Container, Flex } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../api';
import { toFailure } from '../failure';
import { ChangesTable } from './ChangesTable';
import { LocalRepositoryBanner } from './LocalRepositoryBanner';
import { RequestFailure } from './RequestFailure';

/** Every change of the local demo repository, newest first. */
export const ChangesPage = () => {
  const api = useApi(callboardApiRef);
  const { value, error, retry } = useAsyncRetry(() => api.listChanges(), [api]);
  return (
    <Container>
      <Flex direction="column" gap="4" pt="4">
        <LocalRepositoryBanner />
        {error ? (
          <RequestFailure
            what="The changes could not be read"
            failure={toFailure(error)}
            retry={retry}
          />
        ) : (
          <ChangesTable changes={value} />
        )}
      </Flex>
    </Container>
  );
};
