import { Flex, Skeleton } from '@backstage/ui';
import { ConnectionsSkeleton } from '../connections/ConnectionsSkeleton';
import styles from './NetworkTab.module.css';

/** Takes about the room of bar, tabs and filters. */
export const NetworkSkeleton = ({ label }: { label: string }) => (
  <Flex direction="column" gap="4" className={styles.tab}>
    <Skeleton width="60%" height={32} />
    <Skeleton width="40%" height={36} />
    <Skeleton width="100%" height={58} />
    <ConnectionsSkeleton label={label} />
  </Flex>
);
