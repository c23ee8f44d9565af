import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { SuggestField } from '../onboarding/inputs/SuggestField';
import { together } from '../onboarding/inputs/together';
import styles from '../onboarding/inputs/onboarding.module.css';
import { serviceNameAsTyped } from '../onboarding/connections/service-name';
import { callboardTranslationRef } from '../translation';
import { PairValue } from './access-value';
import { Access } from './use-access';
import { Services } from './use-services';

/** Who is called and who calls, side by side. */
export const PairFields = (props: {
  value: PairValue;
  services: Services;
  callerHelp: string;
  issueAt: Access['issueAt'];
  onService: (typed: string) => void;
  onCaller: (typed: string) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { value, issueAt } = props;
  const { known } = props.services;
  const suggest = (services: typeof known) =>
    services.map(service => ({
      value: serviceNameAsTyped(service),
      description: service.owner,
    }));
  const field = (end: 'service' | 'caller') => ({
    isRequired: true,
    placeholder: 'namespace/name',
    value: serviceNameAsTyped(value[end] ?? {}),
    // Of a name that nobody typed it is enough to say once that it is missing.
    issue: serviceNameAsTyped(value[end] ?? {})
      ? together(issueAt(end), issueAt(end, 'namespace'), issueAt(end, 'name'))
      : issueAt(end, 'name'),
  });
  return (
    <div className={styles.row}>
      <SuggestField
        label={t('access.service')}
        description={t('access.serviceHelp')}
        suggestions={suggest(known.filter(({ ports }) => ports.length > 0))}
        onChange={props.onService}
        {...field('service')}
      />
      <SuggestField
        label={t('access.caller')}
        description={props.callerHelp}
        suggestions={suggest(known)}
        onChange={props.onCaller}
        {...field('caller')}
      />
    </div>
  );
};
