import { Text } from '@backstage/ui';
import { ReasonView } from '@callboard/plugin-callboard-common';
import { Breakable } from '../Breakable';
import styles from './connections.module.css';

/** A place in the repository: `deploy/dev/shop/orders/service.yaml:19`. */
export const PlaceText = ({ at }: Pick<ReasonView, 'at'>) =>
  at ? (
    <Text variant="body-small" color="secondary" className={styles.place}>
      <Breakable text={`${at.path}:${at.line}`} />
    </Text>
  ) : null;
