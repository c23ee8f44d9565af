import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ContractTextField } from '../onboarding/inputs/ContractTextField';
import { given } from '../onboarding/inputs/given';
import { pathsOfLines } from '../onboarding/inputs/lines';
import { OtherIssues } from '../onboarding/inputs/OtherIssues';
import { StepFields } from '../onboarding/inputs/StepFields';
import { pathsBelow } from '../onboarding/paths-below';
import { callboardTranslationRef } from '../translation';
import { AccessPreview } from './AccessPreview';
import { RevocationValue } from './access-value';
import { judgeRevocation } from './judge-access';
import { PairFields } from './PairFields';
import { RevokedPorts } from './RevokedPorts';
import { useAccess } from './use-access';
import { useServices } from './use-services';
import { withEnd, withService } from './with-service';

/** Takes access of one service to another away, and shows what becomes of it. */
export const RevokeField = (
  props: FieldExtensionComponentProps<RevocationValue>,
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const services = useServices();
  const { formData: value = {}, onChange } = props;
  const { preview, issueAt, issuesElsewhere } = useAccess(
    props,
    judgeRevocation,
  );
  const set = (fields: RevocationValue) =>
    onChange(given({ ...value, ...fields }));

  return (
    <StepFields>
      <PairFields
        value={value}
        services={services}
        callerHelp={t('access.callerHelp.revoke')}
        issueAt={issueAt}
        onService={typed => onChange(withService(value, typed, services))}
        onCaller={typed => onChange(withEnd(value, 'caller', typed))}
      />
      <RevokedPorts
        value={value}
        services={services}
        issueAt={issueAt}
        onChange={ports => set({ ports })}
      />
      <ContractTextField
        label={t('access.reason')}
        description={t('access.reasonHelp.revoke')}
        value={value.reason}
        issue={issueAt('reason')}
        onChange={text => set({ reason: text || undefined })}
      />
      <OtherIssues
        issues={issuesElsewhere([
          ...pathsBelow(['service'], ['namespace', 'name']),
          ...pathsBelow(['caller'], ['namespace', 'name']),
          ...pathsOfLines(['ports'], value.ports),
          ['reason'],
        ])}
      />
      <AccessPreview preview={preview} operation="revoke" />
    </StepFields>
  );
};
