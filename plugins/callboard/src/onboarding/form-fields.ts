import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  connectionsField,
  environmentsField,
  featuresField,
  identityField,
  portsField,
  reviewField,
} from './fields';

/** The fields as the new frontend system takes them. */
export const identityFormField = createFormField(identityField);
export const portsFormField = createFormField(portsField);
export const connectionsFormField = createFormField(connectionsField);
export const environmentsFormField = createFormField(environmentsField);
export const featuresFormField = createFormField(featuresField);
export const reviewFormField = createFormField(reviewField);
