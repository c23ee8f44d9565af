import { ButtonIcon } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { PropsWithChildren } from 'react';
import styles from './onboarding.module.css';

/** Fields side by side that belong together, and a button that removes them. */
export const RowOfFields = (
  props: PropsWithChildren<{ label: string; onRemove: () => void }>,
) => (
  <div role="group" aria-label={props.label} className={styles.row}>
    {props.children}
    <ButtonIcon
      className={styles.remove}
      variant="tertiary"
      aria-label={`Remove ${props.label}`}
      icon={<RiDeleteBinLine />}
      onPress={props.onRemove}
    />
  </div>
);
