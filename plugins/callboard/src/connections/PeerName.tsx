import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { PeerView } from '@callboard/plugin-callboard-common';
import { Breakable } from '../Breakable';
import { callboardTranslationRef } from '../translation';
import styles from './connections.module.css';
import { peerText } from './peer-text';

/** A peer as a link to its entity, where it has one; what is no workload says so. */
export const PeerName = ({ peer }: { peer: PeerView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const text = peerText(peer);
  return (
    <span className={styles.lines}>
      {peer.entityRef ? (
        <EntityRefLink entityRef={peer.entityRef} className={styles.name}>
          <Breakable text={text} />
        </EntityRefLink>
      ) : (
        <Text className={styles.name}>
          <Breakable text={text} />
        </Text>
      )}
      {peer.kind !== 'workload' && (
        <Text variant="body-small" color="secondary">
          {t(`connections.peer.${peer.kind}`)}
        </Text>
      )}
    </span>
  );
};
