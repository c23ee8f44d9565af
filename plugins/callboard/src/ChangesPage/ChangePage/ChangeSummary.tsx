import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert, Flex, Text } from '@backstage/ui';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { EffectOfChange } from '../../effect/EffectOfChange';
import { EffectSection } from '../../effect/EffectSection';
import { formatAge } from '../../format-age';
import { callboardTranslationRef } from '../../translation';
import { ChangeState } from '../ChangeState';
import { AboutChange } from './AboutChange';
import styles from './ChangeSummary.module.css';

/** What a change does, who asked for it and when. */
export const ChangeSummary = ({ change }: { change: ChangeDetail }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <Flex direction="column" gap="3">
      <Text as="h1" variant="title-medium" weight="bold">
        {change.title}
      </Text>
      <AboutChange change={change} />
      <Flex gap="4" align="center" className={styles.facts}>
        <ChangeState state={change.state} />
        <Text color="secondary" title={change.openedAt}>
          opened {formatAge(change.openedAt)} by{' '}
          <EntityRefLink entityRef={change.requestedBy} defaultKind="user" />
        </Text>
        <Text color="secondary">
          {change.repository}, branch {change.branch}
        </Text>
      </Flex>
      {change.connectivity && (
        <EffectSection
          level="h2"
          title={t(isEnded(change) ? 'effect.title' : 'changes.effectNow')}
        >
          <EffectOfChange effect={change.connectivity} />
        </EffectSection>
      )}
      {change.state === 'conflict' && (
        <Alert
          status="danger"
          icon
          title={t('changes.conflict.title')}
          description={
            <>
              {change.conflicts.map(path => (
                <div key={path}>{path}</div>
              ))}
              <div>
                {t(`changes.conflict.${change.review ? 'atHost' : 'local'}`)}
              </div>
            </>
          }
        />
      )}
    </Flex>
  );
};

/** It may have been merged while somebody looks at it. */
function isEnded({ state }: ChangeDetail): boolean {
  return state === 'merged' || state === 'closed';
}
