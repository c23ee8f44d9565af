import { Text } from '@backstage/ui';
import { Live } from '@callboard/plugin-callboard-common';
import { RiQuestionLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';

/** How it is known where the name ends, e.g. that the cluster calls itself `cluster.local`. */
export const ClusterDomain = ({ clusterDomain }: Pick<Live, 'clusterDomain'>) =>
  clusterDomain.evidence === 'assumed' ? (
    <WithIcon Icon={RiQuestionLine} color="warning">
      <Text variant="body-small">{clusterDomain.text}</Text>
    </WithIcon>
  ) : (
    <Text variant="body-small" color="secondary">
      {clusterDomain.text}
    </Text>
  );
