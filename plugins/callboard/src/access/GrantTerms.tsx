import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  pathsOfLimits,
  withCallerEnvironments,
} from '../onboarding/connections/caller-limits';
import { CallerEnvironments } from '../onboarding/connections/CallerEnvironments';
import { RequestLimits } from '../onboarding/connections/RequestLimits';
import { ContractTextField } from '../onboarding/inputs/ContractTextField';
import { given } from '../onboarding/inputs/given';
import { issueOfLines } from '../onboarding/inputs/lines';
import { More } from '../onboarding/inputs/More';
import styles from '../onboarding/inputs/onboarding.module.css';
import { callboardTranslationRef } from '../translation';
import { GrantValue } from './access-value';
import { UntilField } from './UntilField';
import { Access } from './use-access';

/** On what terms access is granted: where, what for, until when, and with which requests. */
export const GrantTerms = (props: {
  value: GrantValue;
  /** Those in which the service runs. */
  environments: string[];
  issueAt: Access['issueAt'];
  onChange: (value: GrantValue) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { value, environments, issueAt, onChange } = props;
  const set = (fields: GrantValue) => onChange(given({ ...value, ...fields }));
  return (
    <>
      <CallerEnvironments
        label={t('access.environments')}
        description={t('access.environmentsHelp')}
        chosen={value.environments}
        known={environments}
        issue={issueOfLines(issueAt, ['environments'], value.environments)}
        onChange={chosen =>
          onChange(withCallerEnvironments(value, chosen, environments))
        }
      />
      <div className={styles.row}>
        <ContractTextField
          label={t('access.reason')}
          description={t('access.reasonHelp.grant')}
          value={value.reason}
          issue={issueAt('reason')}
          onChange={text => set({ reason: text || undefined })}
        />
        <UntilField
          value={value.until}
          issue={issueAt('until')}
          onChange={until => set({ until })}
        />
      </div>
      <More
        about={t('access.requests')}
        isFilled={value.http !== undefined}
        issues={pathsOfLimits([], { http: value.http ?? [{}] }).map(path =>
          issueAt(...path),
        )}
      >
        <RequestLimits
          path={[]}
          value={value}
          issueAt={issueAt}
          onChange={onChange}
        />
      </More>
    </>
  );
};
