import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { callboardApiRef } from '../api';
import { ConnectionsField } from './connections/ConnectionsField';
import { EnvironmentsField } from './environments/EnvironmentsField';
import { FeaturesField } from './features/FeaturesField';
import { issuesOfPlatforms } from './features/issues-of-platforms';
import {
  ConnectionsPart,
  EnvironmentsPart,
  FeaturesPart,
  IdentityPart,
  OnboardingFormData,
  PortsPart,
  ReviewPart,
} from './form-data';
import { IdentityField } from './identity/IdentityField';
import { issuesOfStep } from './issues-of-step';
import { StepName } from './steps';
import { PortsField } from './ports/PortsField';
import { ReviewField } from './review/ReviewField';

/** Field `CallboardIdentity` of a template. */
export const identityField = {
  name: 'CallboardIdentity',
  component: IdentityField,
  validation: refuseIssuesOf<IdentityPart>('identity'),
};

/** Field `CallboardPorts` of a template. */
export const portsField = {
  name: 'CallboardPorts',
  component: PortsField,
  validation: refuseIssuesOf<PortsPart>('ports'),
};

/** Field `CallboardConnections` of a template. */
export const connectionsField = {
  name: 'CallboardConnections',
  component: ConnectionsField,
  validation: refuseIssuesOf<ConnectionsPart>('connections'),
};

/** Field `CallboardEnvironments` of a template. */
export const environmentsField = {
  name: 'CallboardEnvironments',
  component: EnvironmentsField,
  validation: refuseIssuesOf<EnvironmentsPart>('environments'),
};

/** Field `CallboardFeatures` of a template: complete where every chosen environment carries what is asked for. */
export const featuresField = {
  name: 'CallboardFeatures',
  component: FeaturesField,
  validation: refuseWhatNoPlatformCarries,
};

/** Field `CallboardReview` of a template: complete once the dry run succeeded. */
export const reviewField = {
  name: 'CallboardReview',
  component: ReviewField,
  validation: refuseWithoutPlan,
};

/** The step as a whole is refused with the same messages that stand at its fields. */
function refuseIssuesOf<T>(step: StepName): CustomFieldValidator<T> {
  return (value, field, { formData }) =>
    issuesOfStep(step, {
      ...(formData as OnboardingFormData),
      [step]: value,
    }).forEach(({ message }) => field.addError(message));
}

async function refuseWhatNoPlatformCarries(
  ...[value, field, context]: Parameters<CustomFieldValidator<FeaturesPart>>
) {
  refuseIssuesOf<FeaturesPart>('features')(value, field, context);
  if (Object.keys(value ?? {}).length > 0) {
    const api = context.apiHolder.get(callboardApiRef);
    const formData = { ...context.formData, features: value };
    issuesOfPlatforms(formData, (await api?.listEnvironments()) ?? []).forEach(
      ({ message }) => field.addError(message),
    );
  }
}

function refuseWithoutPlan(
  ...[value, field]: Parameters<CustomFieldValidator<ReviewPart>>
) {
  if (!value?.effect) {
    field.addError(
      'is not planned yet: wait for the effect, or go back and correct what is refused',
    );
  }
}
