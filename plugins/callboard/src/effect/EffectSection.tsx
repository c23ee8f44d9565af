import { Flex, Text } from '@backstage/ui';
import { PropsWithChildren, ReactNode, useId } from 'react';
import styles from './effect.module.css';

/** A box of its own for what a change does. */
export const EffectSection = (
  props: PropsWithChildren<{
    title: string;
    /** Said beside the title. */
    aside?: ReactNode;
    level?: 'h2' | 'h3';
  }>,
) => {
  const title = useId();
  return (
    <section className={styles.section} aria-labelledby={title}>
      <Flex justify="between" align="center" gap="3">
        <Text
          as={props.level ?? 'h3'}
          id={title}
          variant="title-x-small"
          weight="bold"
        >
          {props.title}
        </Text>
        {props.aside}
      </Flex>
      {props.children}
    </section>
  );
};
