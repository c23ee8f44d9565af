import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Text } from '@backstage/ui';
import { EffectSection } from '../effect/EffectSection';
import { EffectOfProposal } from '../preview/EffectOfProposal';
import { FoldedFiles } from '../preview/FoldedFiles';
import { outcomeOf } from '../preview/outcome-of';
import { PreviewFailure } from '../preview/PreviewFailure';
import { PreviewSkeleton } from '../preview/PreviewSkeleton';
import { Planned, Preview } from '../preview/use-proposal-preview';
import { callboardTranslationRef } from '../translation';

type Operation = 'grant' | 'revoke';

/** What becomes of what is asked for, as it is now: planned by the backend with nothing written. */
export const AccessPreview = (props: {
  preview: Preview;
  operation: Operation;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { preview, operation } = props;
  const isOutdated = preview.state === 'planned' && preview.isOutdated;
  return (
    <EffectSection
      title={t('effect.title')}
      aside={
        isOutdated && (
          <Text color="secondary" role="status">
            {t('preview.again')}
          </Text>
        )
      }
    >
      {preview.state === 'incomplete' && (
        <Text color="secondary">
          {t(`access.preview.incomplete.${operation}`)}
        </Text>
      )}
      {preview.state === 'planning' && <PreviewSkeleton />}
      {preview.state === 'refused' && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('preview.refused')}
          description={t('access.preview.refused')}
        />
      )}
      {preview.state === 'failed' && <PreviewFailure {...preview} />}
      {preview.state === 'planned' && (
        <PlannedAccess planned={preview} operation={operation} />
      )}
    </EffectSection>
  );
};

function PlannedAccess(props: { planned: Planned; operation: Operation }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { planned, operation } = props;
  const { proposal } = planned;
  return proposal.state === 'no-change' ? (
    <Alert
      status="info"
      icon
      role="status"
      title={t(`access.preview.nothing.${operation}`)}
      description={[outcomeOf(t, planned), ...proposal.notes].map(sentence => (
        <div key={sentence}>{sentence}</div>
      ))}
    />
  ) : (
    <>
      <EffectOfProposal {...proposal} />
      <FoldedFiles files={proposal.files} />
      <Text role="status">{outcomeOf(t, planned)}</Text>
    </>
  );
}
