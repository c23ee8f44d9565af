import { useApi } from '@backstage/core-plugin-api';
import { Container, Flex } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../api';
import { toFailure } from '../failure';
import { useRepositories } from '../use-repositories';
import { ChangesTable } from './ChangesTable';
import { LocalRepositoryBanner } from './LocalRepositoryBanner';
import { RequestFailure } from './RequestFailure';

/** Every change that the reader may see, newest first. */
export const ChangesPage = () => {
  const api = useApi(callboardApiRef);
  const { value, error, retry } = useAsyncRetry(() => api.listChanges(), [api]);
  const repositories = useRepositories();
  return (
    <Container>
      <Flex direction="column" gap="4" pt="4">
        <LocalRepositoryBanner repositories={repositories} />
        {error ? (
          <RequestFailure
            what="The changes could not be read"
            failure={toFailure(error)}
            retry={retry}
          />
        ) : (
          // The banner comes with the rows, so that it moves none.
          <ChangesTable changes={repositories && value} />
        )}
      </Flex>
    </Container>
  );
};
