import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Skeleton } from '@backstage/ui';
import { useEnvironments } from '../environments/use-environments';
import { FeaturesPart } from '../form-data';
import { OtherIssues } from '../inputs/OtherIssues';
import { StepFields } from '../inputs/StepFields';
import { useStep } from '../use-step';
import { ExposeSection } from './ExposeSection';
import { ExternalSection } from './ExternalSection';
import { IdentityAndRights } from './IdentityAndRights';
import { issuesOfPlatforms } from './issues-of-platforms';
import { NothingOffered } from './NothingOffered';
import { offersIn } from './offers';
import { pathsOfFeatures } from './paths-of-features';
import { SecretsSection } from './SecretsSection';
import { TrafficSection } from './TrafficSection';

/** What the chosen environments offer to the pods of the new microservice, each with what they say against it. */
export const FeaturesOfPods = (
  props: FieldExtensionComponentProps<FeaturesPart>,
) => {
  const { environments, error, loading } = useEnvironments();
  const step = useStep('features', props, formData =>
    issuesOfPlatforms(formData, environments ?? []),
  );
  const { onChange, formData: value = {} } = props;
  const { identity, ports, environments: where } = step.formData;
  const chosen = Object.keys(where?.environments ?? {});
  const offers = offersIn(chosen, environments);
  const portsByName = ports?.service?.ports ?? {};

  if (loading) return <Skeleton height={32} />;
  const fields = { value, offers, issueAt: step.issueAt, onChange };
  return (
    <StepFields>
      <NothingOffered error={error} isPlaceless={chosen.length === 0} />
      <ExposeSection ports={portsByName} {...fields} />
      <ExternalSection {...fields} />
      <TrafficSection
        hasPorts={Object.keys(portsByName).length > 0}
        namespace={identity?.namespace}
        {...fields}
      />
      <SecretsSection {...fields} />
      <IdentityAndRights {...fields} />
      <OtherIssues issues={step.issuesElsewhere(pathsOfFeatures(value))} />
    </StepFields>
  );
};
