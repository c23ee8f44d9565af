import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './PolicyStatusCard.module.css';

/** What is asked, and what the answer is. */
export const ProtectionLine = (props: {
  label: string;
  children: ReactNode;
}) => (
  <div className={styles.line}>
    <dt>
      <Text color="secondary">{props.label}</Text>
    </dt>
    <dd className={styles.words}>{props.children}</dd>
  </div>
);
