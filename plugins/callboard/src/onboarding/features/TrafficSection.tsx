import { Feature } from '@callboard/contract';
import { FeatureSection } from './FeatureSection';
import { IssueText } from './IssueText';
import { LimitFields } from './LimitFields';
import { RetryFields } from './RetryFields';
import { SectionProps } from './section-props';
import { SharesOfRequests } from './SharesOfRequests';

const features: Feature[] = [
  'timeout',
  'retries',
  'circuitBreaker',
  'rateLimit',
  'mirror',
  'canary',
];

/** What becomes of requests to the service; what is left empty is not asked for. */
export const TrafficSection = (
  props: SectionProps & { hasPorts: boolean; namespace: string | undefined },
) => {
  const { hasPorts, namespace, ...fields } = props;
  return (
    <FeatureSection
      title="Traffic"
      about="What becomes of requests to it. What is left empty is not asked for."
      features={features}
      offers={fields.offers}
      isFilled={fields.value.traffic !== undefined}
      needs={
        hasPorts ? undefined : 'It has no port to call: see the step Ports.'
      }
    >
      <IssueText issue={fields.issueAt('spec', 'traffic')} />
      <LimitFields {...fields} />
      <RetryFields {...fields} />
      <SharesOfRequests namespace={namespace} {...fields} />
    </FeatureSection>
  );
};
