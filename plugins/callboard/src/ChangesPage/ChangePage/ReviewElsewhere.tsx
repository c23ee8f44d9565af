import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Flex, Text, VisuallyHidden } from '@backstage/ui';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../../translation';
import { reviewPlaceOf } from '../review-place';
import { ReviewLink } from '../ReviewLink';
import { EndOfChange } from './EndOfChange';

/** Of a change that is not merged here: the way to where it is, and what came of it. */
export const ReviewElsewhere = ({ change }: { change: ChangeDetail }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const place = reviewPlaceOf(change);
  const isEnded = change.state === 'merged' || change.state === 'closed';
  return isEnded ? (
    <>
      <EndOfChange change={change} />
      {place && <ReviewLink {...place} />}
    </>
  ) : (
    <Flex gap="3" align="center">
      {place && (
        <ButtonLink
          variant="primary"
          href={place.url}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('changes.review.open', place)} <span aria-hidden>↗</span>
          <VisuallyHidden>{t('changes.review.newTab')}</VisuallyHidden>
        </ButtonLink>
      )}
      <Text color="secondary">{t('changes.review.help')}</Text>
    </Flex>
  );
};
