import { ButtonIcon, Flex } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { PropsWithChildren, ReactNode } from 'react';
import styles from './onboarding.module.css';

/** Fields side by side that belong together, and a button that removes them; below, what few need. */
export const RowOfFields = (
  props: PropsWithChildren<{
    label: string;
    onRemove: () => void;
    more?: ReactNode;
  }>,
) => (
  <Flex direction="column" gap="1" role="group" aria-label={props.label}>
    <div className={styles.row}>
      {props.children}
      <ButtonIcon
        className={styles.remove}
        variant="tertiary"
        aria-label={`Remove ${props.label}`}
        icon={<RiDeleteBinLine />}
        onPress={props.onRemove}
      />
    </div>
    {props.more}
  </Flex>
);
