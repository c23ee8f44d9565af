import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** Takes about the room that the address will take, so that nothing below it moves. */
export const AddressSkeleton = () => (
  <Flex direction="column" gap="3" role="status">
    <VisuallyHidden>Loading the address</VisuallyHidden>
    <Skeleton width="90%" height={20} />
    <Skeleton width="60%" height={16} />
    <Skeleton width="70%" height={16} />
    <Skeleton width="50%" height={16} />
    <Skeleton width="40%" height={16} />
  </Flex>
);
