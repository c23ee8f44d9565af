import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** Takes about the room that the rows will take, so that nothing below them moves. */
export const ConnectionsSkeleton = (props: {
  label: string;
  className?: string;
}) => (
  <Flex direction="column" gap="4" role="status" className={props.className}>
    <VisuallyHidden>{props.label}</VisuallyHidden>
    {['90%', '70%', '80%', '60%', '75%'].map(width => (
      <Skeleton key={width} width={width} height={24} />
    ))}
  </Flex>
);
