import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link, VisuallyHidden } from '@backstage/ui';
import { callboardTranslationRef } from '../translation';
import { ReviewPlace } from './review-place';

/** Leads to where a change is reviewed, in a tab of its own; second to the way into the change itself. */
export const ReviewLink = ({ name, host, url }: ReviewPlace) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <Link
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      variant="body-small"
      color="secondary"
    >
      {t('changes.review.link', { name, host })} <span aria-hidden>↗</span>
      <VisuallyHidden>{t('changes.review.newTab')}</VisuallyHidden>
    </Link>
  );
};
