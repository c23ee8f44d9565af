import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { grantAccessField, revokeAccessField } from './fields';

/** The fields as the new frontend system takes them. */
export const grantAccessFormField = createFormField(grantAccessField);
export const revokeAccessFormField = createFormField(revokeAccessField);
