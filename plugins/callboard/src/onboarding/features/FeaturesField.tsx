import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FeaturesPart } from '../form-data';
import { LeftOut } from '../inputs/LeftOut';
import { useStep } from '../use-step';
import { FeaturesOfPods } from './FeaturesOfPods';

/** What not every platform carries: exposure, traffic, secrets, identity; an alias has no pods for any of it. */
export const FeaturesField = (
  props: FieldExtensionComponentProps<FeaturesPart>,
) => {
  const { alias } = useStep('features', props).formData.identity ?? {};
  return alias ? (
    <LeftOut
      {...props}
      reason="Nothing to expose or to steer: nothing of an alias runs in the cluster, so no requests, secrets or rights are its own."
    />
  ) : (
    <FeaturesOfPods {...props} />
  );
};
