import { Text } from '@backstage/ui';
import { RemixiconComponentType } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './connections.module.css';

/** A word with an icon before it; icon and colour repeat what the word says. */
export const WithIcon = (props: {
  Icon: RemixiconComponentType;
  color: 'success' | 'danger' | 'warning' | 'info' | 'secondary';
  children: ReactNode;
}) => (
  <span className={styles.withIcon}>
    <Text color={props.color} className={styles.icon} aria-hidden>
      <props.Icon size={16} />
    </Text>
    <Text>{props.children}</Text>
  </span>
);
