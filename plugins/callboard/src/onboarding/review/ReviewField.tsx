import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import { useEffect } from 'react';
import { FileBrowser } from '../../diff/FileBrowser';
import { EffectSection } from '../../effect/EffectSection';
import { EffectOfProposal } from '../../preview/EffectOfProposal';
import { outcomeOf } from '../../preview/outcome-of';
import { PreviewFailure } from '../../preview/PreviewFailure';
import { PreviewSkeleton } from '../../preview/PreviewSkeleton';
import { useProposalPreview } from '../../preview/use-proposal-preview';
import { callboardTranslationRef } from '../../translation';
import { OnboardingFormData, ReviewPart } from '../form-data';
import { StepFields } from '../inputs/StepFields';
import { toMicroservice } from '../to-microservice';
import { RefusedIssues } from './RefusedIssues';
import { toReviewPart } from './review-part';

/** What would happen: the effect in sentences and every file, planned by the backend with nothing written. */
export const ReviewField = (
  props: FieldExtensionComponentProps<ReviewPart>,
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { formData } = props.formContext as { formData: OnboardingFormData };
  const preview = useProposalPreview({
    operation: 'onboard',
    microservice: toMicroservice(formData),
    callers: formData.connections?.callers ?? [],
  });
  const { onChange } = props;
  const value = JSON.stringify(
    preview.state === 'planned' ? toReviewPart(t, preview) : {},
  );

  useEffect(() => onChange(JSON.parse(value)), [onChange, value]);

  switch (preview.state) {
    case 'refused':
      return <RefusedIssues issues={preview.issues} />;
    case 'failed':
      return <PreviewFailure {...preview} />;
    case 'planned':
      return (
        <StepFields>
          <EffectSection title={t('effect.title')}>
            <EffectOfProposal {...preview.proposal} />
          </EffectSection>
          {preview.proposal.files.length > 0 && (
            <FileBrowser files={preview.proposal.files} />
          )}
          <Text role="status">{outcomeOf(t, preview)}</Text>
        </StepFields>
      );
    default:
      return <PreviewSkeleton />;
  }
};
