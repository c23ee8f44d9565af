import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Text } from '@backstage/ui';
import { Explanation } from '@callboard/plugin-callboard-common';
import { OwnerName } from '../connections/OwnerName';
import { useAccessLinks } from '../connections/use-access-links';
import { callboardTranslationRef } from '../translation';
import { requestOf } from './request-of';
import styles from './Explanation.module.css';

/** What would have to change, on whose side; a grant can be asked for right here. */
export const Remedies = ({ explanation }: { explanation: Explanation }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const accessLinks = useAccessLinks();
  const request = requestOf(explanation);
  return (
    <section className={styles.remedies}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t(
          `explanation.remedies.${
            explanation.verdict.outcome === 'unknown' ? 'toKnow' : 'toAllow'
          }`,
        )}
      </Text>
      <ul className={styles.remedyList}>
        {explanation.remedies.map(({ code, text, owner }, index) => (
          <li key={`${code} ${index}`} className={styles.remedy}>
            <span>
              <Text>{text}</Text>
              {owner && (
                <Text color="secondary">
                  {' · '}
                  {t('explanation.owner')} <OwnerName owner={owner} />
                </Text>
              )}
            </span>
            {code === 'grant' && accessLinks && request && (
              <ButtonLink size="small" href={accessLinks.request(request)}>
                {t('connections.actions.request')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
