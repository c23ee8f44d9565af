import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Source } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';

/** Which Kubernetes runs; nothing of Git, and where it could not be read. */
export const ClusterVersion = ({ source }: { source: Source }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return source.kind === 'cluster' && source.kubernetes ? (
    <Text variant="body-small" color="secondary">
      {t('source.kubernetes', { version: source.kubernetes.version })}
    </Text>
  ) : null;
};
