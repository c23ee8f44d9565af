import { Text } from '@backstage/ui';
import { Fragment } from 'react';
import styles from './AddressCard.module.css';

/** A name in DNS: breaks after its dots, and in a label only where that is longer than a line. */
export const DnsName = (props: { name: string; weight?: 'bold' }) => (
  <Text weight={props.weight} className={styles.name}>
    {props.name.split(/(?<=\.)/).map((label, index) => (
      <Fragment key={index}>
        {/* Browsers break after a hyphen, but not in a box that fits on a line. */}
        {label.includes('-') ? (
          <span className={styles.label}>{label}</span>
        ) : (
          label
        )}
        <wbr />
      </Fragment>
    ))}
  </Text>
);
