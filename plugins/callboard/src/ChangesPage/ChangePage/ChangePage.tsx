import { Container, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { FileDiffView } from '../../diff/FileDiffView';
import { useRepositories } from '../../use-repositories';
import { RequestFailure } from '../RequestFailure';
import { LocalRepositoryBanner } from '../LocalRepositoryBanner';
import { ChangeActions } from './ChangeActions';
import { ChangeBody } from './ChangeBody';
import { ChangeSummary } from './ChangeSummary';
import { ReviewElsewhere } from './ReviewElsewhere';
import { useChange } from './use-change';

/** One change: what it does, who asked, every file, and its end. */
export const ChangePage = () => {
  const inHand = useChange();
  const repositories = useRepositories();
  const { failure, repository, retry } = inHand;
  // The banner comes with the change, so that it does not move it.
  const change = repositories && inHand.change;
  return (
    <Container>
      <Flex direction="column" gap="4" pt="4" pb="8">
        <LocalRepositoryBanner
          repositories={repositories?.filter(({ id }) => id === repository)}
        />
        {failure && (
          <RequestFailure
            what="The change could not be read"
            failure={failure}
            retry={retry}
          />
        )}
        {!failure && !change && <ChangeSkeleton />}
        {change && (
          <>
            <ChangeSummary change={change} />
            {change.review ? (
              <ReviewElsewhere change={change} />
            ) : (
              <ChangeActions {...inHand} change={change} />
            )}
            <ChangeBody change={change} />
            <Text as="h2" variant="title-small" weight="bold">
              {change.files.length === 1
                ? '1 file'
                : `${change.files.length} files`}
            </Text>
            {change.files.map(file => (
              <FileDiffView key={file.path} file={file} />
            ))}
            {change.hiddenFiles > 0 && (
              <Text color="secondary">
                {change.hiddenFiles} more in services that you may not see
              </Text>
            )}
          </>
        )}
      </Flex>
    </Container>
  );
};

function ChangeSkeleton() {
  return (
    <Flex direction="column" gap="3" role="status">
      <VisuallyHidden>Loading the change</VisuallyHidden>
      <Skeleton width="50%" height={28} />
      <Skeleton width="30%" height={16} />
      <Skeleton width="70%" height={16} />
      <Skeleton height={240} />
    </Flex>
  );
}
