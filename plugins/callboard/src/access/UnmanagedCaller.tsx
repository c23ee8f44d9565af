import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useState } from 'react';
import { pairsAsTyped, pairsOrText } from '../onboarding/inputs/pairs';
import { ContractTextField } from '../onboarding/inputs/ContractTextField';
import { given } from '../onboarding/inputs/given';
import { More } from '../onboarding/inputs/More';
import styles from '../onboarding/inputs/onboarding.module.css';
import { together } from '../onboarding/inputs/together';
import { callboardTranslationRef } from '../translation';
import { GrantValue } from './access-value';
import { Access } from './use-access';

type From = NonNullable<GrantValue['from']>;

/** What only a person can say of a caller without a contract: its pods, and their service account. */
export const UnmanagedCaller = (props: {
  value: GrantValue['from'];
  issueAt: Access['issueAt'];
  onChange: (from: GrantValue['from']) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { value = {}, issueAt } = props;
  const [typed, setTyped] = useState('');
  const labels = together(issueAt('from'), issueAt('from', 'podLabels'));
  const account = issueAt('from', 'serviceAccount');
  // A separator at the end is kept while typing; a value that came from elsewhere wins.
  const isTyped =
    JSON.stringify(toLabels(typed)) === JSON.stringify(value.podLabels);
  const change = (changed: From) => {
    const from = given({ ...value, ...changed });
    props.onChange(Object.keys(from).length ? from : undefined);
  };
  return (
    <More
      about={t('access.unmanaged.about')}
      isFilled={props.value !== undefined}
      issues={[labels, account]}
    >
      <div className={styles.row}>
        <ContractTextField
          label={t('access.unmanaged.labels')}
          description={t('access.unmanaged.labelsHelp')}
          placeholder="app=reports"
          value={isTyped ? typed : pairsAsTyped(value.podLabels)}
          issue={labels}
          onChange={text => {
            setTyped(text);
            change({ podLabels: toLabels(text) });
          }}
        />
        <ContractTextField
          label={t('access.unmanaged.account')}
          description={t('access.unmanaged.accountHelp')}
          placeholder="reports"
          value={value.serviceAccount}
          issue={account}
          onChange={text => change({ serviceAccount: text || undefined })}
        />
      </div>
    </More>
  );
};

function toLabels(typed: string): From['podLabels'] {
  return typed.trim() ? pairsOrText(typed) : undefined;
}
