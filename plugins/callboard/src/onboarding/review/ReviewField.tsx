import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  Alert,
  Button,
  Flex,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { useEffect } from 'react';
import { FileBrowser } from '../../diff/FileBrowser';
import { OnboardingFormData, ReviewPart } from '../form-data';
import { outcomeOf, toReviewPart } from './review-part';
import { RefusedIssues } from './RefusedIssues';
import { StepFields } from '../inputs/StepFields';
import { useProposalPreview } from './use-proposal-preview';

/** What would happen: the effect in sentences and every file, planned by the backend with nothing written. */
export const ReviewField = (
  props: FieldExtensionComponentProps<ReviewPart>,
) => {
  const { formData } = props.formContext as { formData: OnboardingFormData };
  const preview = useProposalPreview(formData);
  const { onChange } = props;
  const value = JSON.stringify(
    preview.state === 'planned' ? toReviewPart(preview) : {},
  );

  useEffect(() => onChange(JSON.parse(value)), [onChange, value]);

  switch (preview.state) {
    case 'planning':
      return (
        <Flex direction="column" gap="3" role="status">
          <VisuallyHidden>Planning the change</VisuallyHidden>
          <Skeleton width="60%" height={20} />
          <Skeleton width="80%" height={16} />
          <Skeleton height={240} />
        </Flex>
      );
    case 'refused':
      return <RefusedIssues issues={preview.issues} />;
    case 'failed':
      return (
        <Alert
          status="danger"
          icon
          role="alert"
          title="The change could not be planned"
          description={preview.message}
          customActions={
            <Button variant="secondary" onPress={preview.retry}>
              Try again
            </Button>
          }
        />
      );
    default:
      return (
        <StepFields>
          <Effect {...preview.proposal} />
          {preview.proposal.files.length > 0 && (
            <FileBrowser files={preview.proposal.files} />
          )}
          <Text role="status">{outcomeOf(preview)}</Text>
        </StepFields>
      );
  }
};

function Effect({ effect, notes }: { effect: string[]; notes: string[] }) {
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="title-x-small" weight="bold">
        Effect
      </Text>
      {effect.map(sentence => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      {notes.length > 0 && (
        <Alert
          status="info"
          icon
          title="Worth knowing"
          description={notes.map(note => (
            <div key={note}>{note}</div>
          ))}
        />
      )}
    </Flex>
  );
}
