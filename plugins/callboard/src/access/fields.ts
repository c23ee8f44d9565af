import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { callboardApiRef } from '../api';
import { answerTo } from '../preview/use-proposal-preview';
import { GrantValue, RevocationValue } from './access-value';
import { GrantField } from './GrantField';
import { JudgedAccess, judgeGrant, judgeRevocation } from './judge-access';
import { RevokeField } from './RevokeField';

/** Field `CallboardGrantAccess` of a template. */
export const grantAccessField = {
  name: 'CallboardGrantAccess',
  component: GrantField,
  validation: refuseUnplanned<GrantValue>(judgeGrant),
};

/** Field `CallboardRevokeAccess` of a template. */
export const revokeAccessField = {
  name: 'CallboardRevokeAccess',
  component: RevokeField,
  validation: refuseUnplanned<RevocationValue>(judgeRevocation),
};

/** Nobody gets on with what the contract or the backend refuses; each says so in the words that stand at the fields. */
function refuseUnplanned<T>(
  judge: (value: T) => JudgedAccess,
): CustomFieldValidator<T> {
  return async (value, field, { apiHolder }) => {
    const { request, issues } = judge(value ?? ({} as T));
    issues.forEach(({ message }) => field.addError(message));
    if (!request) {
      return;
    }
    const answer = await answerTo(apiHolder.get(callboardApiRef)!, request);
    answer.issues?.forEach(({ message }) => field.addError(message));
    if (answer.failure) {
      field.addError(`could not be planned: ${answer.failure.message}`);
    }
  };
}
