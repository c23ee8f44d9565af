import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { callboardTranslationRef } from '../translation';

/** A change is being planned for the first time. */
export const PreviewSkeleton = () => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <Flex direction="column" gap="3" role="status">
      <VisuallyHidden>{t('preview.planning')}</VisuallyHidden>
      <Skeleton width="60%" height={20} />
      <Skeleton width="80%" height={16} />
      <Skeleton width="100%" height={240} />
    </Flex>
  );
};
