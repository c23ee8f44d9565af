import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { pathsOfLimits } from '../onboarding/connections/caller-limits';
import { useEnvironments } from '../onboarding/environments/use-environments';
import { given } from '../onboarding/inputs/given';
import { pathsOfLines } from '../onboarding/inputs/lines';
import { OtherIssues } from '../onboarding/inputs/OtherIssues';
import { StepFields } from '../onboarding/inputs/StepFields';
import { pathsBelow } from '../onboarding/paths-below';
import { callboardTranslationRef } from '../translation';
import { AccessPorts } from './AccessPorts';
import { AccessPreview } from './AccessPreview';
import { GrantValue } from './access-value';
import { GrantTerms } from './GrantTerms';
import { issueOfPorts } from './issue-of-ports';
import { judgeGrant } from './judge-access';
import { PairFields } from './PairFields';
import { UnmanagedCaller } from './UnmanagedCaller';
import { useAccess } from './use-access';
import { findService, useServices } from './use-services';
import { withEnd, withService } from './with-service';

/** Asks for access of one service to another, and shows what becomes of it. */
export const GrantField = (props: FieldExtensionComponentProps<GrantValue>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const services = useServices();
  const { names: environments = [] } = useEnvironments();
  const { formData: value = {}, onChange } = props;
  const { preview, issueAt, issuesElsewhere } = useAccess(props, judgeGrant);
  const set = (fields: GrantValue) => onChange(given({ ...value, ...fields }));

  return (
    <StepFields>
      <PairFields
        value={value}
        services={services}
        callerHelp={t('access.callerHelp.grant')}
        issueAt={issueAt}
        onService={typed => onChange(withService(value, typed, services))}
        onCaller={typed => onChange(withEnd(value, 'caller', typed))}
      />
      <AccessPorts
        service={value.service}
        services={services}
        chosen={value.ports ?? []}
        issue={issueOfPorts(issueAt, value)}
        onChange={ports => set({ ports })}
      />
      <GrantTerms
        value={value}
        environments={
          findService(services, value.service)?.environments ?? environments
        }
        issueAt={issueAt}
        onChange={onChange}
      />
      <UnmanagedCaller
        value={value.from}
        issueAt={issueAt}
        onChange={from => set({ from })}
      />
      <OtherIssues
        issues={issuesElsewhere([
          ...pathsBelow(['service'], ['namespace', 'name']),
          ...pathsBelow(['caller'], ['namespace', 'name']),
          ...pathsOfLines(['ports'], value.ports),
          ...pathsOfLimits([], value),
          ...pathsBelow(['from'], ['podLabels', 'serviceAccount']),
          ['reason'],
          ['until'],
        ])}
      />
      <AccessPreview preview={preview} operation="grant" />
    </StepFields>
  );
};
