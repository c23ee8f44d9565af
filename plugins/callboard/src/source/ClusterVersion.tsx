import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Source } from '@callboard/plugin-callboard-common';
import { RiAlertLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';

/** Which Kubernetes runs, and where the platform file says another one; nothing of Git. */
export const ClusterVersion = ({ source }: { source: Source }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  if (source.kind === 'git' || !source.kubernetes) return null;
  const { version, contradiction } = source.kubernetes;
  return contradiction ? (
    <WithIcon Icon={RiAlertLine} color="warning">
      {contradiction}
    </WithIcon>
  ) : (
    <Text variant="body-small" color="secondary">
      {t('source.kubernetes', { version })}
    </Text>
  );
};
